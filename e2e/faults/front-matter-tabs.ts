import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'a tab before a key',
    source: page('A text.', 'navigation:\n\tlabel: Page\n\torder: 1\n'),
    reports: [
      { line: 5, says: 'Write two blanks in its place' },
      { line: 6, says: 'There is a tab' },
    ],
  },
  {
    name: 'a tab behind a colon',
    source: page('A text.').replace('title: ', 'title:\t'),
    reports: [{ line: 2, says: 'There is a tab' }],
  },
];
