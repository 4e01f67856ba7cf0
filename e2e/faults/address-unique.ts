import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'a file beside a folder',
    file: 'twice/index.mdx',
    source: page('A text.'),
    beside: { '../twice.mdx': page('A text.') },
    reports: [
      { says: 'It has the same address as twice.mdx, which is /twice/', file: 'index.mdx' },
    ],
  },
  {
    name: 'names that differ in their case',
    file: 'cased.mdx',
    source: page('A text.'),
    beside: { 'Cased.mdx': page('A text.') },
    reports: [{ says: 'It has the same address as Cased.mdx' }],
  },
  {
    name: 'a blank beside a hyphen',
    file: 'two words.mdx',
    source: page('A text.'),
    beside: { 'two-words.mdx': page('A text.') },
    reports: [
      {
        says: 'It has the same address as two words.mdx, which is /two-words/',
        file: 'two-words.mdx',
      },
    ],
  },
];
