import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'a part without a section',
    source: page('### A part'),
    reports: [{ line: 6, says: 'Write ## in place of ###' }],
  },
  {
    name: 'a part of no part',
    source: page('## A section\n\n#### A part'),
    reports: [{ line: 8, says: 'Write ### in place of ####' }],
  },
  {
    name: 'feedback outside of a section',
    source: page(
      '<Feedback from="A" on="B">\n\n<Remark kind="kudos">\n\nGood.\n\n</Remark>\n\n</Feedback>',
    ),
    reports: [{ line: 8, says: 'A Remark stands in a section' }],
  },
];
