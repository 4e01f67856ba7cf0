import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'a cell too many',
    source: page('| a | b |\n| --- | --- |\n| 1 | 2 | 3 |'),
    reports: [{ line: 8, says: "This row has 3 cells, and the table's head 2" }],
  },
  {
    name: 'a line below a table',
    source: page('| a | b |\n| --- | --- |\n| 1 | 2 |\nA text.'),
    reports: [{ line: 9, says: 'would become a row of the table' }],
  },
];
