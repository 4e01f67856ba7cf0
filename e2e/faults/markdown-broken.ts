import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'a heading without a blank',
    source: page('##A section'),
    reports: [{ line: 6, says: 'Write a blank behind the #: ## Heading' }],
  },
  {
    name: 'a list without blanks',
    source: page('-Greet.\n-Learn.'),
    reports: [
      { line: 6, says: 'Write a blank behind its sign: - item' },
      { line: 7, says: 'list item' },
    ],
  },
  {
    name: 'a list with bullets',
    source: page('• Greet.\n• Learn.'),
    reports: [
      { line: 6, says: 'Begin each item with "- "' },
      { line: 7, says: 'list' },
    ],
  },
  {
    name: 'a numbered list without a blank',
    source: page('1.Greet.'),
    reports: [{ line: 6, says: 'Write a blank behind its number' }],
  },
  {
    name: 'a numbered list that begins in a paragraph',
    source: page('We then do:\n2. Learn.'),
    reports: [{ line: 7, says: 'leave a blank line above the list' }],
  },
  {
    name: 'a table without its second line',
    source: page('| a | b |\n| 1 | 2 |'),
    reports: [
      { line: 6, says: 'This table was not understood' },
      { line: 7, says: 'This table was not understood' },
    ],
  },
  {
    name: 'a link with a blank in the middle',
    source: page('See [how we learn] (/home/).'),
    reports: [{ line: 6, says: 'This link was not understood' }],
  },
  {
    name: 'a picture with a blank in its name',
    source: page('![Six people](./six people.jpg)'),
    reports: [{ line: 6, says: 'A name with blanks stands in < >' }],
  },
  {
    name: 'a link that nothing leads to',
    source: page('See [how we learn][home].'),
    reports: [{ line: 6, says: 'nothing says where it leads' }],
  },
  {
    name: 'bold text with blanks inside',
    source: page('This is ** bold ** text.'),
    reports: [
      { line: 6, says: 'These asterisks were not understood' },
      { line: 6, says: 'These asterisks' },
    ],
  },
  {
    name: 'a list with letters',
    source: page('a) Greet.\nb) Learn.'),
    reports: [
      { line: 6, says: 'This list was not understood' },
      { line: 7, says: 'list' },
    ],
  },
  {
    name: 'a table without its edges',
    source: page('a | b\n1 | 2'),
    reports: [
      { line: 6, says: 'Begin and end each line with |' },
      { line: 7, says: 'table' },
    ],
  },
  {
    name: 'a caption without quotation marks',
    source: page('![Six people](./circle.jpg The caption)'),
    reports: [{ line: 6, says: 'a caption in straight quotation marks' }],
  },
  {
    name: 'a paragraph that becomes a heading',
    source: page(`${'A long text. '.repeat(9)}\n---`),
    reports: [{ line: 6, says: 'Leave a blank line above the ---' }],
  },
  {
    name: 'a term and its meaning',
    source: page('Tea\n: A drink.'),
    reports: [{ line: 7, says: 'Write a list: - **Term**: meaning' }],
  },
];
