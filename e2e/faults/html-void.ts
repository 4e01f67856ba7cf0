import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'a break without a slash',
    source: page('One line<br>and another.'),
    reports: [{ line: 6, says: 'Write <br /> in place of <br>' }],
  },
];
