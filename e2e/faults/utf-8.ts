import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'another encoding',
    source: Buffer.from(page('Größe zählt nicht.'), 'latin1'),
    reports: [{ line: 6, says: 'is not in UTF-8, so letters would be lost' }],
  },
  {
    name: 'two bytes a letter',
    source: Buffer.from(`\uFEFF${page('A text.')}`, 'utf16le'),
    reports: [{ line: 1, says: 'is not in UTF-8' }],
  },
];
