import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'a component that is not closed',
    source: page('<Note>\n\nTea.'),
    reports: [{ line: 6, says: '<Note> is never closed. Write </Note> on a line of its own' }],
  },
  {
    name: 'a component that is not opened',
    source: page('Tea.\n\n</Note>'),
    reports: [{ line: 8, says: '</Note> closes what was never opened' }],
  },
  {
    name: 'a smaller-than sign',
    source: page('For groups of <8 people.'),
    reports: [{ line: 6, says: 'A plain one is written \\<' }],
  },
  {
    name: 'a brace that is not closed',
    source: page('Take {this.'),
    reports: [{ line: 6, says: 'A plain one is written \\{' }],
  },
  {
    name: 'three faults at once',
    source: page('For <8 people.\n\nTake {this.\n\n<Note>\n\nTea.'),
    reports: [
      { line: 6, says: '\\<' },
      { line: 8, says: '\\{' },
      { line: 10, says: '<Note> is never closed' },
    ],
  },
  {
    name: 'curly quotation marks in a tag',
    source: page('<Note title=“Tea”>\n\nTea.\n\n</Note>'),
    reports: [{ line: 6, says: 'Each value stands in straight quotation marks, title="Tea"' }],
  },
  {
    name: 'a quotation mark within a value',
    source: page('<Quotation by="Ana "the gardener" Sousa">\n\nTea.\n\n</Quotation>'),
    reports: [{ line: 6, says: 'a quotation mark within a value is a curly one' }],
  },
];
