import type { Mutation } from './mutation.ts';

export const reflow: Mutation[] = [
  {
    name: 'a table wider than a phone',
    apply: (copy) => copy.addStyle('table { inline-size: 40rem !important }'),
    expected: '320 px, text unchanged: the page is',
  },
  {
    name: 'text that is clipped when spaced out',
    apply: (copy) => copy.addStyle('blockquote { block-size: 2.4em; overflow: hidden }'),
    expected: 'text spaced out: <p> “Nobody is as smart as everybody.” is clipped',
  },
  {
    name: 'a picture that covers the text below it',
    apply: (copy) => copy.addStyle('figure { block-size: 2rem }'),
    expected: 'is covered by <img>',
  },
  {
    name: 'lines that overlap when text is large',
    apply: (copy) => copy.addStyle('h2 { block-size: 20px } h2 + p { margin-block-start: 0 }'),
    expected: 'text enlarged',
  },
  {
    name: 'words broken anywhere',
    apply: (copy) => copy.addStyle('main p { word-break: break-all }'),
    expected: 'is broken across lines',
  },
  {
    name: 'something wider than the widest screen',
    apply: (copy) => copy.addStyle('footer p { min-inline-size: 170rem }'),
    expected: '2560 px, text unchanged: the page is',
  },
  {
    name: 'a heading moved off-screen',
    apply: (copy) => copy.addStyle('h2 { text-indent: -9999px }'),
    expected: 'is off-screen',
  },
  {
    name: 'text in reversed visual order',
    apply: (copy) =>
      copy
        .add('<div class="turned"><p>The end.</p><p>The start.</p></div>')
        .then(() => copy.addStyle('.turned { display: flex; flex-direction: column-reverse }')),
    expected: '“The start.” is placed before',
  },
];
