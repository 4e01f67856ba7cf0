import { blank } from './pictures.ts';
import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'sixty megapixels',
    source: page('![Nothing at all](./wide.png)'),
    beside: { 'wide.png': blank(10_000, 6000) },
    reports: [
      {
        says: 'It has 60 megapixels (10000 × 6000), and at most 40 can be published',
        file: 'wide.png',
      },
    ],
  },
  {
    name: 'sixteen megabytes',
    source: page('![Nothing at all](./heavy.png)'),
    beside: { 'heavy.png': new Uint8Array(16_000_000) },
    reports: [{ says: 'It has 16 MB, and at most 15 can be published', file: 'heavy.png' }],
  },
  {
    name: 'a side that no picture may have',
    source: page('![Nothing at all](./tall.png)'),
    beside: { 'tall.png': blank(400, 20_000) },
    reports: [{ says: 'no side may have more than 16383', file: 'tall.png' }],
  },
];
