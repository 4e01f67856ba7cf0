import { page, photo, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'a JPEG called .png',
    source: page('![Six people](./circle.png)'),
    beside: { 'circle.png': photo },
    reports: [
      {
        says: 'Its name ends in ".png", but it holds a picture of the kind "jpeg". Rename it',
        file: 'circle.png',
      },
    ],
  },
  {
    name: 'a kind that browsers do not show',
    source: page('![Six people](./circle.tiff)'),
    beside: { 'circle.tiff': photo },
    reports: [{ says: 'A picture of the kind ".tiff" cannot be published', file: 'circle.tiff' }],
  },
];
