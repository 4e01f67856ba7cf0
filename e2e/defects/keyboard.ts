import type { Defect } from './defect.ts';

export const keyboard: Defect[] = [
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
        .add('<ul><li><a href="/p2pu-website/" class="bare">The first page</a></li></ul>')
        .then(() => copy.addStyle('.bare:focus { outline: 0 !important }')),
    says: '“The first page” has no ring',
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
];
