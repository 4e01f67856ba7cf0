import { page, type Fault } from './fault.ts';

const svg = (inside: string, size = 'viewBox="0 0 900 400"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${inside}</svg>`;

export const faults: Fault[] = [
  {
    name: 'a script',
    source: page('![A circle](./circle.svg)'),
    beside: { 'circle.svg': svg('<script>alert(1)</script>') },
    reports: [
      { says: 'runs code or loads something from elsewhere (<script>)', file: 'circle.svg' },
    ],
  },
  {
    name: 'what is done on a click',
    source: page('![A circle](./circle.svg)'),
    beside: { 'circle.svg': svg('<circle r="9" onclick="alert(1)"/>') },
    reports: [{ says: 'runs code', file: 'circle.svg' }],
  },
  {
    name: 'no size',
    source: page('![A circle](./circle.svg)'),
    beside: { 'circle.svg': svg('<circle r="9"/>', 'width="100%" height="100%"') },
    reports: [{ says: 'does not say how large it is', file: 'circle.svg' }],
  },
];
