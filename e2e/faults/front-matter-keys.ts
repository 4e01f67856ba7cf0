import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'a misspelt key',
    source: page('A text.', 'headding: A heading\n'),
    reports: [
      {
        line: 4,
        says: '"headding" is not known here. Did you mean "heading"? There are: title, heading',
      },
    ],
  },
  {
    name: 'a misspelt key within a key',
    source: page('A text.', 'navigation:\n  label: Page\n  ordre: 1\n'),
    reports: [
      { line: 6, says: 'Did you mean "order"?' },
      { line: 4, says: '"navigation.order" is missing', rule: 'front-matter-values' },
    ],
  },
  {
    name: 'an address as Jekyll knows it',
    source: page('A text.', 'permalink: /old/\n'),
    reports: [{ line: 4, says: 'An old address stands in "redirectFrom"' }],
  },
];
