import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'five megabytes in one line',
    source: page('word '.repeat(1_000_000)),
    reports: [{ says: 'at most 200 can be read' }],
  },
];
