import type { Mutation } from './mutation.ts';

export const scriptless: Mutation[] = [
  {
    name: 'words for those without scripts',
    plant: (copy) => copy.add('<noscript><p>Please turn on JavaScript.</p></noscript>'),
    says: 'without JavaScript the page looks different',
  },
  {
    name: 'a style for those with scripts',
    plant: (copy) => copy.addStyle('@media (scripting: none) { article { opacity: 0.5 } }'),
    says: 'without JavaScript the page looks different',
  },
  {
    name: 'text that a style hides, and that comes before the rest without it',
    plant: (copy) =>
      copy
        .replace('<article>', '<article><p class="banner">Sale</p>')
        .then(() => copy.addStyle('.banner { display: none }')),
    says: 'without styles',
  },
  {
    name: 'a picture whose absence brings text across other text',
    plant: (copy) =>
      copy.addStyle(
        'figure { position: relative } figcaption { position: absolute; inset-block-end: 100% }',
      ),
    says: 'without pictures',
  },
  {
    name: 'words at the end that are seen without styles only',
    plant: (copy) =>
      copy
        .replace('</main>', '<p class="extra">Please turn on styles.</p></main>')
        .then(() => copy.addStyle('.extra { display: none }')),
    says: 'is there too',
  },
];
