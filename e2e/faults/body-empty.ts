import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'no text',
    source: page('').trimEnd(),
    reports: [{ line: 2, says: 'The page has no text' }],
  },
  {
    name: 'a note alone',
    source: page('{/* To be written. */}'),
    reports: [{ line: 2, says: 'The page has no text' }],
  },
];
