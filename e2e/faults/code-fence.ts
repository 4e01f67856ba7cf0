import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'code without an end',
    source: page('```\ncode\n\nA text.'),
    reports: [{ line: 6, says: 'has no end, so all that follows is shown as code' }],
  },
];
