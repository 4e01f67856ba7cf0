import type { Mutation } from './mutation.ts';

export const text: Mutation[] = [
  {
    name: 'a missing space',
    apply: (copy) => copy.replace('Start with <a', 'Start with<a'),
    expected: 'facilitators/index.mdx:21:65 “with” is missing or out of order',
  },
  {
    name: 'a missing word',
    apply: (copy) => copy.replace('<em>tea</em>, and', 'and'),
    expected: '“tea,” is missing or out of order',
  },
  {
    name: 'an added word',
    apply: (copy) => copy.replace('Nobody is as smart', 'Nobody is quite as smart'),
    expected: '“as” is missing or out of order',
  },
  {
    name: 'a changed list item',
    apply: (copy) => copy.replace('<li>Ask.</li>', '<li>Share.</li>'),
    expected: '“Ask.” is missing or out of order',
  },
  {
    name: 'a paragraph that CSS hides',
    apply: (copy) => copy.addStyle('blockquote { display: none }'),
    expected: '“Nobody” is missing or out of order',
  },
  {
    name: 'added text at the end',
    apply: (copy) => copy.add('<p>undefined</p>'),
    expected: '“the end of the text” is missing or out of order',
  },
  {
    name: 'a transparent paragraph',
    apply: (copy) => copy.addStyle('blockquote { opacity: 0 }'),
    expected: '“Nobody” is missing or out of order',
  },
  {
    name: 'text that CSS adds',
    apply: (copy) => copy.addStyle('blockquote::after { content: "Not so!" }'),
    expected: 'CSS adds "Not so!"',
  },
  {
    name: 'a paragraph for screen readers only',
    apply: (copy) => copy.replace('<blockquote>', '<blockquote class="sr-only">'),
    expected: 'is visually hidden',
  },
];
