import type { Mutation } from './mutation.ts';

export const accessible: Mutation[] = [
  {
    name: 'a picture without a text in its place',
    plant: (copy) => copy.replace(' alt="A card"', ''),
    says: 'image-alt',
  },
  {
    name: 'a link without words',
    plant: (copy) => copy.add('<p><a href="/p2pu-website/"></a></p>'),
    says: 'link-name',
  },
  {
    name: 'a page without a language',
    plant: (copy) => copy.replace('<html lang="en">', '<html>'),
    says: 'html-has-lang',
  },
  {
    name: 'text too faint in the dark scheme only',
    plant: (copy) =>
      copy.addStyle('@media (prefers-color-scheme: dark) { main p { color: #4a5a5e } }'),
    says: 'dark, 1280 px: Elements must meet minimum color contrast',
  },
  {
    name: 'text too faint on a phone only',
    plant: (copy) => copy.addStyle('@media (width < 30rem) { main p { color: #b9b9b0 } }'),
    says: 'light, 320 px: Elements must meet minimum color contrast',
  },
  {
    name: 'text too faint where more contrast was requested',
    plant: (copy) => copy.addStyle('@media (prefers-contrast: more) { main p { color: #b9b9b0 } }'),
    says: 'more contrast: Elements must meet minimum color contrast',
  },
  {
    name: 'text that vanishes with forced colours',
    plant: (copy) =>
      copy.addStyle(
        '@media (forced-colors: active) { main p { forced-color-adjust: none; color: Canvas } }',
      ),
    says: 'forced colours: “',
  },
  {
    name: 'text on a ground that is no element’s',
    plant: (copy) =>
      copy.addStyle(
        'main { isolation: isolate } blockquote { position: relative } blockquote::after { content: ""; position: absolute; inset: 0; z-index: -1; background: #4a4a40 }',
      ),
    says: 'stands out',
  },
  {
    name: 'a skip link that nobody can read in the dark scheme',
    plant: (copy) =>
      copy.addStyle('@media (prefers-color-scheme: dark) { .skip-link { color: #2d2d2d } }'),
    says: 'dark, 1280 px: “Skip to the text” stands out',
  },
  {
    name: 'targets too small for a finger',
    plant: (copy) =>
      copy
        .add(
          '<ul style-less><li><button>a</button></li></ul>'.replace(' style-less', '') +
            '<div class="tiny"><button>b</button><button>c</button></div>',
        )
        .then(() =>
          copy.addStyle(
            '.tiny { display: flex } .tiny button { inline-size: 12px; block-size: 12px; padding: 0; border: 0; overflow: hidden }',
          ),
        ),
    says: 'target-size',
  },
  {
    name: 'an order of headings with a gap',
    plant: (copy) => copy.add('<h5>Far below</h5>'),
    says: 'heading-order',
  },
];
