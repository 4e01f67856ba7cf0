import type { Mutation } from './mutation.ts';

export const layoutShift: Mutation[] = [
  {
    name: 'pictures without width and height',
    apply: (copy) =>
      copy
        .addStyle(
          'img { inline-size: auto !important; block-size: auto !important; aspect-ratio: auto !important }',
        )
        .then(() => copy.replaceAll(' width="', ' data-width="')),
    expected: 'CLS',
  },
  {
    name: 'a font that moves the text when it loads',
    apply: (copy) =>
      copy
        .replaceAll('font-display:optional', 'font-display:swap')
        .then(() =>
          copy.addStyle(':root { --font-open-sans: "Open Sans-447413b1ea947be3", monospace }'),
        )
        .then(() => copy.addStyle('body { font-size: 1.3em }')),
    expected: 'fonts late: CLS',
  },
  {
    name: 'an animation',
    apply: (copy) =>
      copy.addStyle('@keyframes turn { to { rotate: 1turn } } h1 { animation: turn 2s infinite }'),
    expected: 'is animated',
  },
  {
    name: 'a transition',
    apply: (copy) => copy.addStyle('a { transition: color 0.3s }'),
    expected: 'is animated, or may be',
  },
  {
    name: 'an animation on phones only',
    apply: (copy) =>
      copy.addStyle(
        '@keyframes turn { to { rotate: 1turn } } @media (width < 30rem) { h1 { animation: turn 2s } }',
      ),
    expected: 'is animated',
  },
];
