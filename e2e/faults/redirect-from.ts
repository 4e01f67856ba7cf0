import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'the address of another site',
    source: page('A text.', 'redirectFrom:\n  - https://example.org/old/\n'),
    reports: [{ line: 5, says: 'is not a path on this site. Begin it with a slash' }],
  },
  {
    name: 'an address with a part behind #',
    source: page('A text.', 'redirectFrom: ["/old/#part"]\n'),
    reports: [{ line: 4, says: 'is not a path on this site' }],
  },
  {
    name: 'the page itself',
    file: 'itself.mdx',
    source: page('A text.', 'redirectFrom:\n  - /itself\n'),
    reports: [{ line: 5, says: 'is the address of this page itself' }],
  },
  {
    name: 'another page',
    file: 'other.mdx',
    source: page('A text.', 'redirectFrom:\n  - /gone/\n  - /Standing/index.html\n'),
    beside: { 'standing.mdx': page('A text.') },
    reports: [{ line: 6, says: 'is the address of the page standing.mdx' }],
  },
  {
    name: 'one address from two pages',
    file: 'first.mdx',
    source: page('A text.', 'redirectFrom:\n  - /both/\n'),
    beside: { 'second.mdx': page('A text.', 'redirectFrom:\n  - /both\n') },
    reports: [{ line: 5, says: 'is also in the redirectFrom of first.mdx', file: 'second.mdx' }],
  },
  {
    name: 'an address twice',
    source: page('A text.', 'redirectFrom:\n  - /double/\n  - /Double/\n'),
    reports: [{ line: 6, says: '"/Double/" stands there twice' }],
  },
  {
    name: 'to a draft',
    source: page('A text.', 'draft: true\nredirectFrom:\n  - /before/\n'),
    reports: [{ line: 6, says: 'would lead to a draft' }],
  },
  {
    name: 'the home page',
    source: page('A text.', 'redirectFrom:\n  - /\n'),
    reports: [{ line: 5, says: 'is the address of the page home/index.mdx' }],
  },
  {
    name: 'files that the build makes',
    source: page(
      'A text.',
      'redirectFrom:\n  - /sitemap.xml\n  - /cards/old.png\n  - /_astro/x/\n',
    ),
    reports: [5, 6, 7].map((line) => ({
      line,
      says: 'is the address of one of the site’s own files',
    })),
  },
  {
    name: 'two pages that would lead to each other',
    file: 'ping.mdx',
    source: page('A text.', 'redirectFrom:\n  - /pong/\n'),
    beside: { 'pong.mdx': page('A text.', 'redirectFrom:\n  - /ping/\n') },
    reports: [
      { line: 5, says: 'is the address of the page pong.mdx' },
      { line: 5, says: 'is the address of the page ping.mdx', file: 'pong.mdx' },
    ],
  },
  {
    name: 'signs that hosts take for more than they are',
    source: page(
      'A text.',
      'redirectFrom:\n  - /*\n  - /old/:x/\n  - /100%/\n  - "/{env.HOME}/"\n  - /%2e%2e/x/\n  - /a%0Ab/\n',
    ),
    reports: [5, 6, 7, 8, 9, 10].map((line) => ({ line, says: 'is not a path on this site' })),
  },
  {
    name: 'below a file',
    source: page(
      'A text.',
      'redirectFrom:\n  - /old.html\n  - /old.html/part/\n  - /robots.txt/x/\n',
    ),
    reports: [
      { line: 6, says: 'stands below "/old.html", which is a file' },
      { line: 7, says: 'stands below "/robots.txt", which is a file' },
    ],
  },
];
