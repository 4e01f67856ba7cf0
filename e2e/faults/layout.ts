import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'a layout, as Jekyll names it',
    source: page('A text.', 'layout: page\n'),
    reports: [
      { line: 4, says: 'a leftover of Jekyll; all pages have the same. Take the line out' },
    ],
  },
];
