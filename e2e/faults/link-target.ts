import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'a page that is not there',
    source: page('See [how we learn](/hom/).'),
    reports: [{ line: 6, says: 'There is no page at "/hom/". Did you mean "/home/"?' }],
  },
  {
    name: 'a section that is not there',
    source: page('See [the section](#a-secton).\n\n## A section'),
    reports: [{ line: 6, says: 'The closest are: #a-section' }],
  },
  {
    name: 'a section of another page that is not there',
    source: page('See [home](/home/#nothing).'),
    reports: [
      { line: 6, says: 'leads to no heading of home/index.mdx. The closest are: #a-section' },
    ],
  },
  {
    name: 'a draft',
    file: 'to-a-draft/index.mdx',
    source: page('See [what comes](../coming/).'),
    beside: { '../coming.mdx': page('A text.', 'draft: true\n') },
    reports: [
      {
        line: 6,
        says: 'is a draft and will not be published. Take the link out, or take "draft: true" out of coming.mdx',
      },
    ],
  },
  {
    name: 'a file of a page',
    file: 'to-a-file/index.mdx',
    source: page('See [the other](./other.mdx).'),
    beside: { 'other.mdx': page('A text.') },
    reports: [{ line: 6, says: "is a file. Write the page's address: /to-a-file/other/" }],
  },
  {
    name: 'a file that is not published',
    source: page('See [the list](./list.csv).'),
    beside: { 'list.csv': 'a,b' },
    reports: [{ line: 6, says: 'is not published by itself' }],
  },
  {
    name: 'by reference, a page that is not there',
    source: page('See [how we learn][1].\n\n[1]: /hom/'),
    reports: [{ line: 6, says: 'There is no page at "/hom/"' }],
  },
  {
    name: 'a page above the site',
    source: page('See [how we learn](../../../home-page/).'),
    reports: [{ line: 6, says: 'There is no page at' }],
  },
];
