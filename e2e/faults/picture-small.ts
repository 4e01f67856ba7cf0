import { blank } from './pictures.ts';
import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'one pixel',
    source: page('![Nothing at all](./dot.png)'),
    beside: { 'dot.png': blank(1, 1) },
    reports: [{ line: 6, says: 'is 1 pixels wide, and its place 672' }],
  },
  {
    name: 'a cover that would be blurred',
    source: page('A text.', 'cover:\n  picture: ./cover.png\n  alt: Nothing at all\n'),
    beside: { 'cover.png': blank(600, 400) },
    reports: [{ line: 5, says: 'Use a picture of at least 640 pixels; 2560 are best' }],
  },
];
