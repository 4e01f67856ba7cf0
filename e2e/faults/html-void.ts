import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'a break without a slash',
    source: page('One line<br>and another.'),
    reports: [{ line: 6, says: '<br> has no end, as MDX wants it. Write <br /> in its place' }],
  },
  {
    name: 'a field',
    source: page('Your name: <input type="text">'),
    reports: [{ line: 6, says: 'is not for pages. Take it out' }],
  },
];
