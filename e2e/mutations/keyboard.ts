import type { Mutation } from './mutation.ts';

export const keyboard: Mutation[] = [
  {
    name: 'no ring',
    plant: (copy) => copy.addStyle(':focus { outline: none !important }'),
    says: 'light: stop 1 “Skip to the text” has no ring',
  },
  {
    name: 'a ring of the ground’s own colour in the dark scheme',
    plant: (copy) =>
      copy.addStyle(
        '@media (prefers-color-scheme: dark) { main :focus { outline-color: #0c2226 !important } }',
      ),
    says: 'dark: stop',
  },
  {
    name: 'one link without a ring, within a list',
    plant: (copy) =>
      copy
        .add('<ul><li><a href="/p2pu-website/" class="bare">The home page</a></li></ul>')
        .then(() => copy.addStyle('.bare:focus { outline: 0 !important }')),
    says: '“The home page” has no ring',
  },
  {
    name: 'a link out of its order',
    plant: (copy) => copy.add('<p><a href="/p2pu-website/" tabindex="1">First</a></p>'),
    says: 'Tab reaches',
  },
  {
    name: 'a skip link that leads nowhere',
    plant: (copy) => copy.replace('href="#main"', 'href="#nowhere"'),
    says: 'no skip link',
  },
  {
    name: 'a link that is not in view when it has the focus',
    plant: (copy) =>
      copy
        .add('<p><a href="/p2pu-website/" class="away">Away</a></p>')
        .then(() => copy.addStyle('.away { position: absolute; left: -9999px }')),
    says: '“Away” has the focus out of view',
  },
  {
    name: 'a bar above what has the focus',
    plant: (copy) =>
      copy
        .add('<div class="bar">Please give.</div>')
        .then(() => copy.addStyle('.bar { position: fixed; inset: 40% 0 0 0; background: #fff }')),
    says: 'has the focus below <div class="bar">',
  },
  {
    name: 'no ring on a phone',
    plant: (copy) =>
      copy.addStyle('@media (max-width: 30em) { main :focus { outline: none !important } }'),
    says: '320 px: stop',
  },
  {
    name: 'a ring that something lies on',
    plant: (copy) =>
      copy
        .add('<p class="under"><a href="/p2pu-website/">Under</a></p>')
        .then(() =>
          copy.addStyle(
            '.under { position: relative } .under::after { content: ""; position: absolute; inset: -1em; background: #19676f; pointer-events: none }',
          ),
        ),
    says: '“Under” has no ring',
  },
  {
    name: 'links that stand in another order than they have',
    plant: (copy) =>
      copy
        .add(
          '<p class="row"><a href="/p2pu-website/">The second</a> <a href="/p2pu-website/">The first</a></p>',
        )
        .then(() => copy.addStyle('.row { display: flex; flex-direction: row-reverse }')),
    says: '“The first” stands before',
  },
];
