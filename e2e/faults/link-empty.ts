import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'no address',
    source: page('See [how we learn]().'),
    reports: [{ line: 6, says: 'The link "how we learn" leads nowhere' }],
  },
  {
    name: 'no text',
    source: page('See [](/home/).'),
    reports: [{ line: 6, says: 'has no text, so nobody can see it' }],
  },
];
