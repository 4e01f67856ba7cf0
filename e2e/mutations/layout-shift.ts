import type { Mutation } from './mutation.ts';

export const layoutShift: Mutation[] = [
  {
    name: 'pictures that do not say how large they are',
    plant: (copy) =>
      copy
        .addStyle(
          'img { inline-size: auto !important; block-size: auto !important; aspect-ratio: auto !important }',
        )
        .then(() => copy.replaceAll(' width="', ' data-width="')),
    says: 'CLS',
  },
  {
    name: 'a font that pushes the text aside when it comes',
    plant: (copy) =>
      copy
        .replaceAll('font-display:optional', 'font-display:swap')
        .then(() =>
          copy.addStyle(':root { --font-open-sans: "Open Sans-447413b1ea947be3", monospace }'),
        )
        .then(() => copy.addStyle('body { font-size: 1.3em }')),
    says: 'fonts late: CLS',
  },
  {
    name: 'something that moves by itself',
    plant: (copy) =>
      copy.addStyle('@keyframes turn { to { rotate: 1turn } } h1 { animation: turn 2s infinite }'),
    says: 'moves by itself',
  },
  {
    name: 'a change that takes its time',
    plant: (copy) => copy.addStyle('a { transition: color 0.3s }'),
    says: 'moves by itself, or may',
  },
  {
    name: 'a motion on phones only',
    plant: (copy) =>
      copy.addStyle(
        '@keyframes turn { to { rotate: 1turn } } @media (width < 30rem) { h1 { animation: turn 2s } }',
      ),
    says: 'moves by itself',
  },
];
