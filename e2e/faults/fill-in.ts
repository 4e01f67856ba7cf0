import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'a place that is still to be filled in',
    source: page('[fill in: what it is about]'),
    reports: [{ line: 6, says: '"[fill in: what it is about]" is still to be filled in' }],
  },
];
