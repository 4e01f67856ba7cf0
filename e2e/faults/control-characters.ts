import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  { name: 'a bell', source: page('A \u0007 text.'), reports: [{ line: 6, says: '(U+0007)' }] },
  {
    name: 'letters that run backwards',
    source: page('A \u202Etext.'),
    reports: [{ line: 6, says: '(U+202E)' }],
  },
  {
    name: 'a letter that was lost',
    source: page('Gr\uFFFD\u00DFe.'),
    reports: [{ line: 6, says: 'A letter was lost here' }],
  },
];
