import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'an import',
    source: page('import fs from "node:fs"\n\nA text.'),
    reports: [{ line: 6, says: 'is read as code. Begin it with another word' }],
  },
  {
    name: 'an export',
    source: page('export const secret = process.env\n\nA text.'),
    reports: [{ line: 6, says: '"import" or "export"' }],
  },
  {
    name: 'a secret of the machine',
    source: page('A text with {process.env.HOME} in it.'),
    reports: [{ line: 6, says: 'What stands in braces is read as code' }],
  },
  {
    name: 'code between two notes',
    source: page('{/* a */ process.env.HOME /* b */}\n\nA text.'),
    reports: [{ line: 6, says: 'What stands in braces' }],
  },
  {
    name: 'code in a text with quotation marks',
    source: page('A text with {`${process.env.HOME}`} in it.'),
    reports: [{ line: 6, says: 'What stands in braces' }],
  },
  {
    name: 'code in a value',
    source: page('<Note title={process.env.HOME}>\n\nTea.\n\n</Note>'),
    reports: [{ line: 6, says: 'The value of "title" in <Note> is code' }],
  },
  {
    name: 'values from elsewhere',
    source: page('<Note {...process.env}>\n\nTea.\n\n</Note>'),
    reports: [{ line: 6, says: '{...} in <Note> is code' }],
  },
];
