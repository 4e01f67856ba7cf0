import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'no reason',
    source: page('{/* check-ignore link-text */}\nLook [here](/home/).'),
    reports: [
      { line: 6, says: 'gives no reason' },
      { line: 7, says: '"here"', rule: 'link-text' },
    ],
  },
  {
    name: 'no such rule',
    source: page('{/* check-ignore link-txt: it is a quotation */}\nA text.'),
    reports: [{ line: 6, says: 'There is no rule "link-txt". Did you mean "link-text"?' }],
  },
  {
    name: 'a rule that holds everywhere',
    source: page('{/* check-ignore mdx-code: I know what I do */}\n{1 + 1}'),
    reports: [
      { line: 6, says: 'holds everywhere' },
      { line: 7, says: 'read as code', rule: 'mdx-code' },
    ],
  },
  {
    name: 'nothing to switch off',
    source: page('{/* check-ignore link-text: it is a quotation */}\nA text.'),
    reports: [{ line: 6, says: 'switches off nothing' }],
  },
  {
    name: 'no rule',
    source: page('{/* check-ignore */}\nA text.'),
    reports: [{ line: 6, says: 'names no rule' }],
  },
];
