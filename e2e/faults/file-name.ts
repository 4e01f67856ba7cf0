import { page, photo, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'a page in plain Markdown',
    file: 'plain.md',
    source: '# A page\n',
    reports: [
      {
        says: 'is not published, because only names that end in ".mdx" are. If it is a page, save it as Markdown under the name "plain.mdx"',
      },
    ],
  },
  {
    name: 'an ending in capital letters',
    file: 'shouted.MDX',
    source: page('A text.'),
    reports: [{ says: 'under the name "shouted.mdx"' }],
  },
  {
    name: 'a page as a word processor saves it',
    file: 'written.docx',
    source: 'PK',
    reports: [{ says: 'is not published' }],
  },
  {
    name: 'a question mark in a folder’s name',
    file: 'What now?/index.mdx',
    source: page('A text.'),
    reports: [{ says: 'There is a "?" in its name' }],
  },
  {
    name: 'a percent sign in a picture’s name',
    source: page('![Six people](<./100% tea.jpg>)'),
    beside: { '100% tea.jpg': photo },
    reports: [{ says: 'There is a "%" in its name', file: '100% tea.jpg' }],
  },
  {
    name: 'two endings',
    file: 'noted.mdx.txt',
    source: page('A text.'),
    reports: [{ says: 'under the name "noted.mdx"' }],
  },
  {
    name: 'a second file for a page',
    file: 'second/index.md',
    source: '# A page',
    beside: { 'index.mdx': page('A text.') },
    reports: [{ says: 'There is a page second/index.mdx already' }],
  },
  {
    name: 'a copy',
    file: 'copied/index (1).mdx',
    source: page('A text.'),
    reports: [{ says: 'This looks like a copy of a page' }],
  },
];
