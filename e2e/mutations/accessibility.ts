import type { Mutation } from './mutation.ts';

export const accessibility: Mutation[] = [
  {
    name: 'a picture without alternative text',
    apply: (copy) => copy.replace(' alt="A card"', ''),
    expected: 'image-alt',
  },
  {
    name: 'a link without text',
    apply: (copy) => copy.add('<p><a href="/p2pu-website/"></a></p>'),
    expected: 'link-name',
  },
  {
    name: 'a page without a declared language',
    apply: (copy) => copy.replace('<html lang="en">', '<html>'),
    expected: 'html-has-lang',
  },
  {
    name: 'low contrast in dark mode only',
    apply: (copy) =>
      copy.addStyle('@media (prefers-color-scheme: dark) { main p { color: #4a5a5e } }'),
    expected: 'dark, 1280 px: Elements must meet minimum color contrast',
  },
  {
    name: 'low contrast on a phone only',
    apply: (copy) => copy.addStyle('@media (width < 30rem) { main p { color: #b9b9b0 } }'),
    expected: 'light, 320 px: Elements must meet minimum color contrast',
  },
  {
    name: 'low contrast where the reader prefers more',
    apply: (copy) => copy.addStyle('@media (prefers-contrast: more) { main p { color: #b9b9b0 } }'),
    expected: 'more contrast: Elements must meet minimum color contrast',
  },
  {
    name: 'text that is invisible with forced colours',
    apply: (copy) =>
      copy.addStyle(
        '@media (forced-colors: active) { main p { forced-color-adjust: none; color: Canvas } }',
      ),
    expected: 'forced colours: “',
  },
  {
    name: 'low contrast against a pseudo-element',
    apply: (copy) =>
      copy.addStyle(
        'main { isolation: isolate } blockquote { position: relative } blockquote::after { content: ""; position: absolute; inset: 0; z-index: -1; background: #4a4a40 }',
      ),
    expected: 'has a contrast ratio of',
  },
  {
    name: 'a skip link that is unreadable in dark mode',
    apply: (copy) =>
      copy.addStyle('@media (prefers-color-scheme: dark) { .skip-link { color: #2d2d2d } }'),
    expected: 'dark, 1280 px: “Skip to the text” has a contrast ratio of',
  },
  {
    name: 'touch targets that are too small',
    apply: (copy) =>
      copy
        .add(
          '<ul><li><button>a</button></li></ul>' +
            '<div class="tiny"><button>b</button><button>c</button></div>',
        )
        .then(() =>
          copy.addStyle(
            '.tiny { display: flex } .tiny button { inline-size: 12px; block-size: 12px; padding: 0; border: 0; overflow: hidden }',
          ),
        ),
    expected: 'target-size',
  },
  {
    name: 'a skipped heading level',
    apply: (copy) => copy.add('<h5>Far below</h5>'),
    expected: 'heading-order',
  },
];
