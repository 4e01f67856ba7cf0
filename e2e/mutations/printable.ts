import type { Mutation } from './mutation.ts';

export const printable: Mutation[] = [
  {
    name: 'the site header on paper',
    plant: (copy) =>
      copy.addStyle(
        '@media print { footer li { display: list-item !important } footer ul { display: block !important } }',
      ),
    says: 'the print shows “Edit this page”',
  },
  {
    name: 'the dark scheme on paper',
    plant: (copy) =>
      copy.addStyle('@media (prefers-color-scheme: dark) { main p { color: #bbb !important } }'),
    says: 'the print differs in the dark scheme',
  },
  {
    name: 'links without their addresses',
    plant: (copy) => copy.addStyle('@media print { *::after { content: none !important } }'),
    file: 'index.html',
    says: 'the print does not show https://',
  },
  {
    name: 'a sheet for each paragraph',
    plant: (copy) => copy.addStyle('@media print { p { break-after: page } }'),
    says: 'would do',
  },
  {
    name: 'a part that is not printed',
    plant: (copy) => copy.addStyle('@media print { blockquote { display: none } }'),
    says: 'the print has no “smart”',
  },
  {
    name: 'a ground of ink',
    plant: (copy) =>
      copy.addStyle(
        '@media print { article { background: #ddd !important; print-color-adjust: exact } }',
      ),
    says: '% of the print are white',
  },
  {
    name: 'a heading whose words the text has too, and that is not printed',
    plant: (copy) =>
      copy
        .add('<h2 class="bare">Nobody</h2>')
        .then(() => copy.addStyle('@media print { .bare { display: none } }')),
    says: 'the print has no “Nobody” in its place',
  },
  {
    name: 'a picture that is not printed',
    plant: (copy) => copy.addStyle('@media print { figure img { display: none } }'),
    says: 'the print has no picture',
  },
  {
    name: 'white ink',
    plant: (copy) => copy.addStyle('@media print { blockquote p { color: #fff !important } }'),
    says: 'is faint on white paper',
  },
];
