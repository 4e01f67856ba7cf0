import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'a title with a number sign',
    source: page('A text.').replace('A page', 'The #1 guide'),
    reports: [
      {
        line: 2,
        says: 'is taken for a note, and is not part of the value. Put the whole value in quotation marks: "The #1 guide"',
      },
    ],
  },
];
