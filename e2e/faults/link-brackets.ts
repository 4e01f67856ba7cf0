import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'an address in angle brackets',
    source: page('See <https://www.p2pu.org/>.'),
    reports: [
      { line: 6, says: 'Write what is there: [the name of the page](https://www.p2pu.org/)' },
    ],
  },
];
