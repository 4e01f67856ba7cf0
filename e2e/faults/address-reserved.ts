import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'the address of the page for what is missing',
    file: '404.mdx',
    source: page('A text.'),
    reports: [{ says: 'The address /404/ is kept for' }],
  },
  {
    name: 'a text beside the folders',
    file: 'index.mdx',
    source: page('A text.'),
    reports: [{ says: 'The address /index/ is kept for' }],
  },
  {
    name: 'a name that hosts do not serve',
    file: '_later/index.mdx',
    source: page('A text.'),
    reports: [{ says: '"_later" begins with "_"' }],
  },
  {
    name: 'a name of signs alone',
    file: '!!!.mdx',
    source: page('A text.'),
    reports: [{ says: 'Its name gives no address' }],
  },
  {
    name: 'the address of a file in public',
    file: 'downloads.mdx',
    source: page('A text.'),
    reports: [{ says: 'is taken by a file in the folder "public"' }],
  },
];
