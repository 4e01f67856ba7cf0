import { page, type Fault } from './fault.ts';

/** Records of one address. */
const records = {
  '../../links.yaml': 'https://example.org/known:\n  state: unchecked\n',
};

export const faults: Fault[] = [
  {
    name: 'a page of others without a record',
    source: page(
      'See [what they know](https://example.org/known#part) and\n[what we do not](https://Example.org/new#part).',
    ),
    beside: records,
    reports: [
      {
        line: 7,
        says: 'has no record of https://Example.org/new#part. Run: npm run links -- add "https://example.org/new"',
      },
    ],
  },
  {
    name: 'the source of a quotation without a record',
    source: page(
      '<Quotation by="Ana" source="http://example.org/words">\n\nWords.\n\n</Quotation>',
    ),
    beside: records,
    reports: [{ line: 6, says: 'npm run links -- add "http://example.org/words"' }],
  },
];
