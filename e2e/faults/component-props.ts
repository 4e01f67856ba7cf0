import { page, photo, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'a value that is not known',
    source: page('<Idea number={4}>\n\n## An idea\n\n</Idea>'),
    reports: [
      { line: 6, says: '<Idea>: "number" is 4. Write one of: number={1} number={2} number={3}' },
    ],
  },
  {
    name: 'a number in quotation marks',
    source: page('<Idea number="1">\n\n## An idea\n\n</Idea>'),
    reports: [{ line: 6, says: 'Write one of: number={1}' }],
  },
  {
    name: 'a missing value',
    source: page('<Idea>\n\n## An idea\n\n</Idea>'),
    reports: [{ line: 6, says: '<Idea>: "number" is missing' }],
  },
  {
    name: 'a misspelt name',
    source: page('<Note titel="Bring tea">\n\nTea.\n\n</Note>'),
    reports: [{ line: 6, says: '"titel" is not known here. Did you mean "title"?' }],
  },
  {
    name: 'a value in a line of its own',
    source: page('<Figure\n  picture="./circle.jpg"\n  alt="Six people"\n  width="huge"\n/>'),
    beside: { 'circle.jpg': photo },
    reports: [{ line: 9, says: 'Write one of: width="narrow" width="text" width="wide"' }],
  },
  {
    name: 'a kind of remark that there is not',
    source: page(
      '## A section\n\n<Feedback from="A" on="B">\n\n<Remark kind="praise">\n\nGood.\n\n</Remark>\n\n</Feedback>',
    ),
    reports: [{ line: 10, says: 'kind="kudos" kind="questions" kind="concerns"' }],
  },
  {
    name: 'a value twice',
    source: page('<Note title="a" title="b">\n\nTea.\n\n</Note>'),
    reports: [{ line: 6, says: '"title" stands there twice' }],
  },
  {
    name: 'an anchor with a blank in its id',
    source: page('<Anchor id="old words" />\n\nA text.'),
    reports: [{ line: 6, says: '<Anchor>: ' }],
  },
];
