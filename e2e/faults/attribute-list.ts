import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'a class',
    source: page('A text.\n{: .large}'),
    reports: [{ line: 7, says: '"{: .large}" is a leftover of Jekyll' }],
  },
  {
    name: 'an id',
    source: page('## A section {#part}'),
    reports: [{ line: 6, says: "a heading's id from its words" }],
  },
  {
    name: 'a comment of kramdown’s',
    source: page('A {::comment}hidden{:/comment} text.'),
    reports: [
      { line: 6, says: '"{::comment}" is a leftover' },
      { line: 6, says: '"{:/comment}" is a leftover' },
    ],
  },
];
