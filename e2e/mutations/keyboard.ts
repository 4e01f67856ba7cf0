import type { Mutation } from './mutation.ts';

export const keyboard: Mutation[] = [
  {
    name: 'no focus ring',
    apply: (copy) => copy.addStyle(':focus { outline: none !important }'),
    expected: 'light: stop 1 “Skip to the text” has no focus ring',
  },
  {
    name: 'a focus ring in the background colour in dark mode',
    apply: (copy) =>
      copy.addStyle(
        '@media (prefers-color-scheme: dark) { main :focus { outline-color: #0c2226 !important } }',
      ),
    expected: 'dark: stop',
  },
  {
    name: 'one link without a focus ring, in a list',
    apply: (copy) =>
      copy
        .add('<ul><li><a href="/p2pu-website/" class="bare">The home page</a></li></ul>')
        .then(() => copy.addStyle('.bare:focus { outline: 0 !important }')),
    expected: '“The home page” has no focus ring',
  },
  {
    name: 'a positive tabindex',
    apply: (copy) => copy.add('<p><a href="/p2pu-website/" tabindex="1">First</a></p>'),
    expected: 'Tab reaches',
  },
  {
    name: 'a broken skip link',
    apply: (copy) => copy.replace('href="#main"', 'href="#nowhere"'),
    expected: 'not a skip link',
  },
  {
    name: 'a link that is off-screen when focused',
    apply: (copy) =>
      copy
        .add('<p><a href="/p2pu-website/" class="away">Away</a></p>')
        .then(() => copy.addStyle('.away { position: absolute; left: -9999px }')),
    expected: '“Away” is out of view when focused',
  },
  {
    name: 'a fixed bar that covers focused elements',
    apply: (copy) =>
      copy
        .add('<div class="bar">Please give.</div>')
        .then(() => copy.addStyle('.bar { position: fixed; inset: 40% 0 0 0; background: #fff }')),
    expected: 'is covered by <div class="bar">',
  },
  {
    name: 'no focus ring on a phone',
    apply: (copy) =>
      copy.addStyle('@media (max-width: 30em) { main :focus { outline: none !important } }'),
    expected: '320 px: stop',
  },
  {
    name: 'a covered focus ring',
    apply: (copy) =>
      copy
        .add('<p class="under"><a href="/p2pu-website/">Under</a></p>')
        .then(() =>
          copy.addStyle(
            '.under { position: relative } .under::after { content: ""; position: absolute; inset: -1em; background: #19676f; pointer-events: none }',
          ),
        ),
    expected: '“Under” has no focus ring',
  },
  {
    name: 'links in reversed visual order',
    apply: (copy) =>
      copy
        .add(
          '<p class="row"><a href="/p2pu-website/">The second</a> <a href="/p2pu-website/">The first</a></p>',
        )
        .then(() => copy.addStyle('.row { display: flex; flex-direction: row-reverse }')),
    expected: '“The first” is placed before',
  },
];
