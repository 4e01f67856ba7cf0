import type { Mutation } from './mutation.ts';

export const reflow: Mutation[] = [
  {
    name: 'a table wider than a phone',
    plant: (copy) => copy.addStyle('table { inline-size: 40rem !important }'),
    says: '320 px, text as it is: the page is',
  },
  {
    name: 'text that is cut when it is spaced out',
    plant: (copy) => copy.addStyle('blockquote { block-size: 2.4em; overflow: hidden }'),
    says: 'text spaced out: <p> “Nobody is as smart as everybody.” is cut',
  },
  {
    name: 'a picture that covers the text below it',
    plant: (copy) => copy.addStyle('figure { block-size: 2rem }'),
    says: 'is below <img>',
  },
  {
    name: 'lines of text across each other where text is large',
    plant: (copy) => copy.addStyle('h2 { block-size: 20px } h2 + p { margin-block-start: 0 }'),
    says: 'text twice as large',
  },
  {
    name: 'words cut anywhere',
    plant: (copy) => copy.addStyle('main p { word-break: break-all }'),
    says: 'is cut in two',
  },
  {
    name: 'something wider than the widest screen',
    plant: (copy) => copy.addStyle('footer p { min-inline-size: 170rem }'),
    says: '2560 px, text as it is: the page is',
  },
  {
    name: 'a heading moved out of the page',
    plant: (copy) => copy.addStyle('h2 { text-indent: -9999px }'),
    says: 'is beyond the side of the screen',
  },
  {
    name: 'parts of the text in another order than they have',
    plant: (copy) =>
      copy
        .add('<div class="turned"><p>The end.</p><p>The start.</p></div>')
        .then(() => copy.addStyle('.turned { display: flex; flex-direction: column-reverse }')),
    says: '“The start.” stands before',
  },
];
