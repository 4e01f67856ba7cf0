import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'a script',
    source: page('<script>alert(1)</script>'),
    reports: [{ line: 6, says: '<script> is not for pages' }],
  },
  {
    name: 'a frame',
    source: page('<iframe src="https://example.org/" />'),
    reports: [{ line: 6, says: '<iframe> is not for pages' }],
  },
  {
    name: 'what Markdown has a sign for',
    source: page('A <b>bold</b> text.'),
    reports: [{ line: 6, says: 'Write it in Markdown: **text**' }],
  },
  {
    name: 'what runs code',
    source: page('A <kbd onclick="alert(1)">K</kbd>.'),
    reports: [{ line: 6, says: '<kbd> may not run code. Take "onclick" out' }],
  },
  {
    name: 'a look of its own',
    source: page('A <mark style="color: red">red</mark> text.'),
    reports: [{ line: 6, says: '<mark> may not have "style"' }],
  },
];
