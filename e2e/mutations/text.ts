import type { Mutation } from './mutation.ts';

export const text: Mutation[] = [
  {
    name: 'words glued',
    plant: (copy) => copy.replace('Start with <a', 'Start with<a'),
    says: 'facilitators/index.mdx:21:65 “with” is not on the page',
  },
  {
    name: 'a word dropped',
    plant: (copy) => copy.replace('<em>tea</em>, and', 'and'),
    says: '“tea,” is not on the page in its place',
  },
  {
    name: 'a word added',
    plant: (copy) => copy.replace('Nobody is as smart', 'Nobody is quite as smart'),
    says: '“as” is not on the page in its place',
  },
  {
    name: 'points of a list that changed places',
    plant: (copy) => copy.replace('<li>Ask.</li>', '<li>Share.</li>'),
    says: '“Ask.” is not on the page in its place',
  },
  {
    name: 'a paragraph that the style hides',
    plant: (copy) => copy.addStyle('blockquote { display: none }'),
    says: '“Nobody” is not on the page in its place',
  },
  {
    name: 'something behind the last word',
    plant: (copy) => copy.add('<p>undefined</p>'),
    says: '“nothing more” is not on the page',
  },
  {
    name: 'a paragraph that nobody sees',
    plant: (copy) => copy.addStyle('blockquote { opacity: 0 }'),
    says: '“Nobody” is not on the page in its place',
  },
  {
    name: 'words that a style adds',
    plant: (copy) => copy.addStyle('blockquote::after { content: "Not so!" }'),
    says: 'a style adds "Not so!"',
  },
  {
    name: 'a paragraph for those who listen only',
    plant: (copy) => copy.replace('<blockquote>', '<blockquote class="sr-only">'),
    says: 'is out of sight',
  },
];
