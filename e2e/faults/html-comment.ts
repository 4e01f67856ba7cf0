import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'a comment in HTML',
    source: page('A text.\n\n<!-- To be\nwritten. -->'),
    reports: [{ line: 8, says: 'is written {/* … */}' }],
  },
  {
    name: 'a comment without an end',
    source: page('A text.\n\n<!-- To be written.'),
    reports: [{ line: 8, says: 'This one has no end' }],
  },
];
