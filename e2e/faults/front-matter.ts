import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'no front matter',
    source: 'A text.\n',
    reports: [{ line: 1, says: 'does not begin with its front matter. Write a line "---"' }],
  },
  {
    name: 'front matter without an end',
    source: '---\ntitle: A page\n\nA text.\n',
    reports: [{ line: 1, says: 'has no end. Write a line "---" below its last key' }],
  },
  {
    name: 'TOML',
    source: '+++\ntitle = "A page"\n+++\n\nA text.\n',
    reports: [{ line: 1, says: 'does not begin with its front matter' }],
  },
  {
    name: 'a quotation mark that is not closed',
    source: page('A text.').replace('title: A page', 'title: "A page'),
    reports: [{ line: 2, says: 'A quotation mark is opened and never closed' }],
  },
  {
    name: 'a colon in a value',
    source: page('A text.').replace('A page', 'How: why'),
    reports: [{ line: 2, says: 'There is a colon in the value. Put the value in quotation marks' }],
  },
  {
    name: 'a key twice',
    source: page('A text.', 'title: Again\n'),
    reports: [{ line: 4, says: 'This key stands there twice' }],
  },
  {
    name: 'a value that begins with an asterisk',
    source: page('A text.').replace('A page', '*ours*'),
    reports: [{ line: 2, says: 'A value begins with an asterisk' }],
  },
  {
    name: 'a list of items',
    source: '---\n- title\n- description\n---\n\nA text.\n',
    reports: [{ line: 2, says: 'is not a list of keys' }],
  },
  {
    name: 'YAML that unfolds without end',
    source: page(
      'A text.',
      'a: &a [x, x]\nb: &b [*a, *a, *a, *a, *a, *a]\nc: [*b, *b, *b, *b, *b, *b]\n',
    ),
    reports: Array.from({ length: 12 }, (_, index) => ({
      line: index < 6 ? 5 : 6,
      says: 'A value begins with an asterisk',
    })),
  },
  {
    name: 'brackets in brackets, thousands of them',
    source: page('A text.', `a: ${'['.repeat(20_000)}\n`),
    reports: [{ line: 4, says: 'It is too deep in itself' }],
  },
  {
    name: 'brackets in brackets, hundreds of them',
    source: page('A text.', `a: ${'['.repeat(500)}${']'.repeat(500)}\n`),
    reports: [{ line: 4, says: 'It is too deep in itself' }],
  },
  {
    name: 'a blank line above',
    source: `\n${page('A text.')}`,
    reports: [{ line: 1, says: 'Take the blank line out' }],
  },
  {
    name: 'no blank behind a colon',
    source: page('A text.').replace('title: ', 'title:'),
    reports: [{ line: 2, says: 'There is no blank behind the colon. Write: title: A page' }],
  },
  {
    name: 'a line too far to the right',
    source: page('A text.').replace('description', '  description'),
    reports: [{ line: 2, says: '' }],
  },
  {
    name: 'an end that Astro does not see',
    source: page('A text.').replace('other.\n---', 'other.\n...'),
    reports: [{ line: 4, says: 'ends with a line "---"' }],
  },
];
