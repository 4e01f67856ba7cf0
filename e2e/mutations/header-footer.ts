import type { Mutation } from './mutation.ts';

export const headerFooter: Mutation[] = [
  {
    name: 'a menu that leads elsewhere',
    apply: (copy) =>
      copy.replace('href="/p2pu-website/facilitators/first-meeting/"', 'href="#main"'),
    expected: 'the menu is',
  },
  {
    name: 'a wrong date in the footer',
    apply: (copy) => copy.replace('<time datetime="2014-06-30">', '<time datetime="2015-06-30">'),
    expected: 'not "First published 2013-05-01, Last changed 2014-06-30"',
  },
  {
    name: 'a browser bar of another colour',
    apply: (copy) =>
      copy.addStyle('@media (prefers-color-scheme: dark) { html { background: #000 } }'),
    expected: "the browser's bars are",
  },
];
