import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'here',
    source: page('Look [here](/home/).'),
    reports: [{ line: 6, says: '"here" does not say where the link leads' }],
  },
  {
    name: 'here, in German',
    source: page('Zum Programm: [hier klicken](/home/)'),
    reports: [{ line: 6, says: 'does not say where the link leads' }],
  },
  {
    name: 'a bare address',
    source: page('Look at https://www.p2pu.org/ now.'),
    reports: [
      {
        line: 6,
        says: 'is read out letter by letter. Write what is there: [the name of the page](https://www.p2pu.org/)',
      },
    ],
  },
  {
    name: 'an address as a text',
    source: page('Look at [https://www.p2pu.org/](https://www.p2pu.org/).'),
    reports: [{ line: 6, says: 'is read out letter by letter' }],
  },
];
