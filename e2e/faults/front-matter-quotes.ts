import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'curly quotation marks',
    source: page('A text.').replace('A page', '“A page”'),
    reports: [{ line: 2, says: 'are curly, and would be shown' }],
  },
];
