import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'a byte-order mark',
    source: `\uFEFF${page('A text.')}`,
    reports: [{ line: 1, says: 'Save it as "UTF-8", not as "UTF-8 with BOM"' }],
  },
];
