import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'an address in angle brackets',
    source: page('See <https://www.p2pu.org/>.'),
    reports: [
      { line: 6, says: 'Write what is there: [the name of the page](https://www.p2pu.org/)' },
    ],
  },
  {
    name: 'an address of letters',
    source: page('Write to <ana@example.org>.'),
    reports: [{ line: 6, says: '[their name](mailto:ana@example.org)' }],
  },
];
