import type { Mutation } from './mutation.ts';

export const text: Mutation[] = [
  {
    name: 'a missing space',
    apply: (copy) => copy.replace('Start with <a', 'Start with<a'),
    expected:
      '“with how” is missing or out of order; the page has “withhow”  (src/content/pages/facilitators/index.mdx:21:65)',
  },
  {
    name: 'an added word',
    apply: (copy) => copy.replace('Nobody is as smart', 'Nobody is quite as smart'),
    expected: '“quite” is added after “Ask. Share. Nobody is”',
  },
  {
    name: 'an apostrophe in the wrong encoding',
    file: 'index.html',
    apply: (copy) => copy.replace('We’re', 'Weâ€™re'),
    expected: 'the page has “Weâ€™re”',
  },
  {
    name: 'a dropped emphasis',
    apply: (copy) => copy.replace('<em>tea</em>', 'tea'),
    expected: '“tea,” should be em',
  },
  {
    name: 'a heading of another level',
    apply: (copy) => copy.replace('<h3 id="a-plan">A plan</h3>', '<h4 id="a-plan">A plan</h4>'),
    expected: '“A plan” should be h3, not h4',
  },
  {
    name: 'a link that leads elsewhere',
    apply: (copy) => copy.replace('first-meeting/">your', '">your'),
    expected:
      '“your first meeting” should be link to /p2pu-website/facilitators/first-meeting/, not',
  },
  {
    name: 'a picture with the description of another one',
    apply: (copy) => copy.replace('alt="A card"', 'alt="Three bands"'),
    expected: '“▣” should be picture “A card”, not picture “Three bands”',
  },
  {
    name: 'a transparent paragraph',
    apply: (copy) => copy.addStyle('blockquote { opacity: 0 }'),
    expected: '“Nobody is as smart as everybody.” is not shown (opacity: 0)',
  },
  {
    name: 'text that CSS adds',
    apply: (copy) => copy.addStyle('blockquote::after { content: "Not so!" }'),
    expected: 'CSS adds "Not so!"',
  },
];
