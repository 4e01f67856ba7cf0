import type { Mutation } from './mutation.ts';

export const valid: Mutation[] = [
  {
    name: 'a division in a heading',
    plant: (copy) =>
      copy.replace('<h2 id="what-you-need">', '<h2 id="what-you-need"><div>Now</div>'),
    says: 'element-permitted-content',
  },
  {
    name: 'a list in a paragraph, which a browser takes out of it',
    plant: (copy) => copy.add('<p>Two: <ul><li>Greet.</li></ul></p>'),
    says: 'close-order',
  },
  {
    name: 'an id that another element has',
    plant: (copy) => copy.add('<p id="main">Twice.</p>'),
    says: 'no-dup-id',
  },
  {
    name: 'an attribute twice',
    plant: (copy) => copy.add('<p class="a" class="b">Twice.</p>'),
    says: 'duplicate-attribute',
  },
  {
    name: 'an element that no standard has any more',
    plant: (copy) => copy.add('<center>Old.</center>'),
    says: 'deprecated',
  },
  {
    name: 'a second main heading',
    plant: (copy) => copy.add('<h1>Another</h1>'),
    says: 'heading-level',
  },
  {
    name: 'an old address that does not lead on at once',
    file: 'facilitators.html',
    plant: (copy) => copy.replace('content="0; ', 'content="30; '),
    says: 'meta-refresh',
  },
];
