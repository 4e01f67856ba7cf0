import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'a main heading',
    source: page('A text.\n\n# Again'),
    reports: [{ line: 8, says: 'comes from the front matter' }],
  },
  {
    name: 'a main heading with a line below it',
    source: page('A text.\n\nAgain\n====='),
    reports: [{ line: 8, says: 'Begin a section with ##' }],
  },
];
