import { photo, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'pictures without a page',
    file: 'empty/circle.jpg',
    source: photo,
    reports: [
      { says: 'There are pictures in this folder, but no page', file: 'index.mdx' },
      { says: 'No page shows this picture', rule: 'picture-unused' },
    ],
  },
];
