import type { Mutation } from './mutation.ts';

export const print: Mutation[] = [
  {
    name: 'a printed site footer',
    apply: (copy) =>
      copy.addStyle(
        '@media print { footer li { display: list-item !important } footer ul { display: block !important } }',
      ),
    expected: 'the print shows “Edit this page”',
  },
  {
    name: 'dark mode in print',
    apply: (copy) =>
      copy.addStyle('@media (prefers-color-scheme: dark) { main p { color: #bbb !important } }'),
    expected: 'the print differs in the dark scheme',
  },
  {
    name: 'links without printed URLs',
    apply: (copy) => copy.addStyle('@media print { *::after { content: none !important } }'),
    file: 'index.html',
    expected: 'the print does not show https://',
  },
  {
    name: 'a sheet for each paragraph',
    apply: (copy) => copy.addStyle('@media print { p { break-after: page } }'),
    expected: 'over the limit of',
  },
  {
    name: 'a paragraph that is not printed',
    apply: (copy) => copy.addStyle('@media print { blockquote { display: none } }'),
    expected: '“smart” is missing in print',
  },
  {
    name: 'a printed background',
    apply: (copy) =>
      copy.addStyle(
        '@media print { article { background: #ddd !important; print-color-adjust: exact } }',
      ),
    expected: '% of the print is white',
  },
  {
    name: 'an unprinted heading whose words also occur in the text',
    apply: (copy) =>
      copy
        .add('<h2 class="bare">Nobody</h2>')
        .then(() => copy.addStyle('@media print { .bare { display: none } }')),
    expected: '“Nobody” is missing or misplaced in print',
  },
  {
    name: 'a picture that is not printed',
    apply: (copy) => copy.addStyle('@media print { figure img { display: none } }'),
    expected: 'a picture is missing in print',
  },
  {
    name: 'white text in print',
    apply: (copy) => copy.addStyle('@media print { blockquote p { color: #fff !important } }'),
    expected: 'is too faint on white paper',
  },
];
