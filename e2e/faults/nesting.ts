import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'components in components, thousands of them',
    source: page(`${'<Note>\n\n'.repeat(5000)}A text.\n\n${'</Note>\n\n'.repeat(5000)}`),
    reports: [{ line: 206, says: 'is more than 100 deep' }],
  },
  {
    name: 'quotations in quotations, thousands of them',
    source: page(`${'>'.repeat(20_000)} A text.`),
    reports: [{ line: 6, says: 'Make it flatter' }],
  },
];
