import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'a note that nothing leads to',
    source: page('A text.\n\n[^1]: A note.'),
    reports: [{ line: 8, says: 'Nothing in the text leads to this footnote' }],
  },
  {
    name: 'two notes with one name',
    source: page('A text.[^1]\n\n[^1]: A note.\n\n[^1]: Another.'),
    reports: [{ line: 10, says: 'There is another footnote [^1]' }],
  },
  {
    name: 'a note that is not there',
    source: page('A text.[^1]'),
    reports: [{ line: 6, says: 'There is no footnote for [^1]' }],
  },
];
