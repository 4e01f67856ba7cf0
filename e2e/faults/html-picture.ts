import { page, photo, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'a picture in HTML',
    source: page('<img src="./circle.jpg" alt="Six people" />'),
    beside: { 'circle.jpg': photo },
    reports: [{ line: 6, says: 'Write it in Markdown: ![Six people](./circle.jpg)' }],
  },
  {
    name: 'a picture in HTML that says nothing',
    source: page('A text.\n\n<img src="./circle.jpg">'),
    beside: { 'circle.jpg': photo },
    reports: [{ line: 8, says: '![what it says](./picture.jpg)' }],
  },
];
