import type { Mutation } from './mutation.ts';

export const noScript: Mutation[] = [
  {
    name: 'text for readers without JavaScript',
    apply: (copy) => copy.add('<noscript><p>Please turn on JavaScript.</p></noscript>'),
    expected: 'without JavaScript the page looks different',
  },
  {
    name: 'a style that depends on JavaScript',
    apply: (copy) => copy.addStyle('@media (scripting: none) { article { opacity: 0.5 } }'),
    expected: 'without JavaScript the page looks different',
  },
  {
    name: 'text at the start that CSS hides',
    apply: (copy) =>
      copy
        .replace('<article>', '<article><p class="banner">Sale</p>')
        .then(() => copy.addStyle('.banner { display: none }')),
    expected: 'without styles',
  },
  {
    name: 'text that overlaps when a picture is missing',
    apply: (copy) =>
      copy.addStyle(
        'figure { position: relative } figcaption { position: absolute; inset-block-end: 100% }',
      ),
    expected: 'without pictures',
  },
  {
    name: 'text at the end that CSS hides',
    apply: (copy) =>
      copy
        .replace('</main>', '<p class="extra">Please turn on styles.</p></main>')
        .then(() => copy.addStyle('.extra { display: none }')),
    expected: 'without styles: extra text',
  },
];
