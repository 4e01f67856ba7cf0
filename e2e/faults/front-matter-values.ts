import { page, photo, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'no title',
    source: page('A text.').replace('title: A page\n', ''),
    reports: [{ line: 2, says: '"title" is missing. Write title: …' }],
  },
  {
    name: 'an empty front matter',
    source: '---\n---\n\nA text.\n',
    reports: [
      { line: 2, says: '"title" is missing' },
      { line: 2, says: '"description" is missing' },
    ],
  },
  {
    name: 'an empty title',
    source: page('A text.').replace('A page\n', '\n'),
    reports: [{ line: 2, says: '"title" is empty' }],
  },
  {
    name: 'a title of blanks',
    source: page('A text.').replace('A page\n', '"  "\n'),
    reports: [{ line: 2, says: '"title" is empty' }],
  },
  {
    name: 'a year as a title',
    source: page('A text.').replace('A page\n', '2013\n'),
    reports: [{ line: 2, says: '"title" is not text. Put it in quotation marks: title: "…"' }],
  },
  {
    name: 'a day as a title',
    source: page('A text.').replace('A page\n', '2013-05-01\n'),
    reports: [{ line: 2, says: '"title" is not text' }],
  },
  {
    name: 'a title that is too long',
    source: page('A text.').replace('A page\n', `${'long '.repeat(13)}\n`),
    reports: [{ line: 2, says: 'has 64 characters; it may have at most 60. Shorten it' }],
  },
  {
    name: 'a description that says too little',
    source: page('A text.').replace(/description: .*/, 'description: Short.'),
    reports: [{ line: 3, says: 'has 6 characters; it may have at least 50. Say a little more' }],
  },
  {
    name: 'a draft that is neither true nor false',
    source: page('A text.', 'draft: "yes"\n'),
    reports: [{ line: 4, says: 'Write draft: true or draft: false' }],
  },
  {
    name: 'a day in words',
    source: page('A text.', 'published: 1 May 2013\n'),
    reports: [{ line: 4, says: 'is not a day. Write the year first' }],
  },
  {
    name: 'a change before the beginning',
    source: page('A text.', 'published: 2013-05-01\nupdated: 2012-05-01\n'),
    reports: [{ line: 5, says: '"updated" is before "published"' }],
  },
  {
    name: 'a cover without words',
    source: page('A text.', 'cover:\n  picture: ./circle.jpg\n'),
    beside: { 'circle.jpg': photo },
    reports: [{ line: 4, says: '"cover.alt" is missing. Write alt: …' }],
  },
  {
    name: 'a cover that is a file',
    source: page('A text.', 'cover: ./circle.jpg\n'),
    reports: [{ line: 4, says: '"cover" has keys of its own' }],
  },
  {
    name: 'a place in the list that is no number',
    source: page('A text.', 'navigation:\n  label: Page\n  order: first\n'),
    reports: [{ line: 6, says: 'is not a whole number' }],
  },
  {
    name: 'one old address that is no list',
    source: page('A text.', 'redirectFrom: /old/\n'),
    reports: [{ line: 4, says: 'is not a list' }],
  },
  {
    name: 'a month of one digit',
    source: page('A text.', 'published: 2024-5-1\n'),
    reports: [{ line: 4, says: 'is not a day. Write the year first' }],
  },
  {
    name: 'a day that no month has',
    source: page('A text.', 'published: 2024-02-30\n'),
    reports: [{ line: 4, says: 'is not a day' }],
  },
  {
    name: 'a day with a time',
    source: page('A text.', 'published: 2024-02-03 10:00:00\n'),
    reports: [{ line: 4, says: 'is not a day' }],
  },
  {
    name: 'keys that begin too far to the left',
    source: page('A text.', 'navigation:\nlabel: Page\n'),
    reports: [
      { line: 4, says: 'has nothing below it. Write its keys on the lines below' },
      { line: 5, says: '"label" is not known here', rule: 'front-matter-keys' },
    ],
  },
];
