import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'a component that is not closed',
    source: page('<Note>\n\nTea.'),
    reports: [{ line: 6, says: 'Each <Component> needs its </Component>' }],
  },
  {
    name: 'a component that is not opened',
    source: page('Tea.\n\n</Note>'),
    reports: [{ line: 8, says: 'Unexpected closing tag' }],
  },
  {
    name: 'a smaller-than sign',
    source: page('For groups of <8 people.'),
    reports: [{ line: 6, says: 'A "<" that is meant as a plain sign is written \\<' }],
  },
  {
    name: 'a brace that is not closed',
    source: page('Take {this.'),
    reports: [{ line: 6, says: 'A "{" that is meant as a plain sign is written \\{' }],
  },
  {
    name: 'three faults at once',
    source: page('For <8 people.\n\nTake {this.\n\n<Note>\n\nTea.'),
    reports: [
      { line: 6, says: '\\<' },
      { line: 8, says: '\\{' },
      { line: 10, says: '</Component>' },
    ],
  },
];
