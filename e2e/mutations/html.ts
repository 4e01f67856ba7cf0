import type { Mutation } from './mutation.ts';

export const html: Mutation[] = [
  {
    name: 'a <div> in a heading',
    apply: (copy) =>
      copy.replace('<h2 id="what-you-need">', '<h2 id="what-you-need"><div>Now</div>'),
    expected: 'element-permitted-content',
  },
  {
    name: 'a list in a paragraph',
    apply: (copy) => copy.add('<p>Two: <ul><li>Greet.</li></ul></p>'),
    expected: 'close-order',
  },
  {
    name: 'a duplicate id',
    apply: (copy) => copy.add('<p id="main">Twice.</p>'),
    expected: 'no-dup-id',
  },
  {
    name: 'a duplicate attribute',
    apply: (copy) => copy.add('<p class="a" class="b">Twice.</p>'),
    expected: 'duplicate-attribute',
  },
  {
    name: 'an obsolete element',
    apply: (copy) => copy.add('<center>Old.</center>'),
    expected: 'deprecated',
  },
  {
    name: 'a second main heading',
    apply: (copy) => copy.add('<h1>Another</h1>'),
    expected: 'heading-level',
  },
  {
    name: 'a delayed redirect',
    file: 'facilitators.html',
    apply: (copy) => copy.replace('content="0; ', 'content="30; '),
    expected: 'meta-refresh',
  },
];
