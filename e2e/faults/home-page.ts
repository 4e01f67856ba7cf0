import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'no such entry',
    home: 'nowhere',
    file: 'nowhere/index.mdx',
    reports: [
      {
        says: 'src/site.ts names "nowhere" as the home page. Write the id of an entry there: home.',
      },
    ],
  },
  {
    name: 'a draft',
    home: 'unready',
    file: 'unready.mdx',
    source: page('A text.', 'draft: true\n'),
    reports: [{ says: 'This is the home page, so it cannot be a draft' }],
  },
];
