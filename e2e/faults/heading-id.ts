import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'a heading twice',
    source: page('## A section\n\nA text.\n\n## A section!'),
    reports: [{ line: 10, says: 'so a link to #a-section leads to the first one only' }],
  },
  {
    name: 'a heading without words',
    source: page('## \n\nA text.'),
    reports: [{ line: 6, says: 'This heading has no words' }],
  },
  {
    name: 'an address of the page’s own',
    source: page('## Main'),
    reports: [{ line: 6, says: "The address #main is one of the page's own" }],
  },
  {
    name: 'a footnote in a heading',
    source: page('## A section[^1]\n\n[^1]: A note.'),
    reports: [{ line: 6, says: 'A heading holds words only' }],
  },
  {
    name: 'an anchor at a heading that has its words',
    source: page('## A section\n\n<Anchor id="a-section" />\n\nA text.'),
    reports: [{ line: 8, says: 'There is another place #a-section on this page' }],
  },
];
