import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'line ends of Windows',
    source: page('A text.').replaceAll('\n', '\r\n'),
    reports: [{ line: 1, says: '6 lines end as on Windows (CRLF)' }],
  },
];
