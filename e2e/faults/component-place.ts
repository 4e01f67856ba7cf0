import { page, photo, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'within a line',
    source: page('Bring <Note>tea</Note>, please.'),
    reports: [{ line: 6, says: 'stands within a line of text' }],
  },
  {
    name: 'a remark by itself',
    source: page('## A section\n\n<Remark kind="kudos">\n\nGood.\n\n</Remark>'),
    reports: [{ line: 8, says: 'belongs into a <Feedback>' }],
  },
  {
    name: 'feedback without a remark',
    source: page('<Feedback from="A" on="B">\n\nGood.\n\n</Feedback>'),
    reports: [{ line: 6, says: 'holds at least one <Remark>' }],
  },
  {
    name: 'an idea without a heading',
    source: page('<Idea number={1}>\n\nAn idea.\n\n</Idea>'),
    reports: [{ line: 6, says: 'begins with a ## heading' }],
  },
  {
    name: 'an empty note',
    source: page('<Note />'),
    reports: [{ line: 6, says: '<Note> is empty' }],
  },
  {
    name: 'an idea in an idea',
    source: page(
      '<Idea number={1}>\n\n## An idea\n\n<Idea number={2}>\n\n## Another\n\n</Idea>\n\n</Idea>',
    ),
    reports: [{ line: 10, says: 'cannot stand in a <Idea>' }],
  },
  {
    name: 'a figure with a text in it',
    source: page('<Figure picture="./circle.jpg" alt="Six people">\n\nA caption.\n\n</Figure>'),
    beside: { 'circle.jpg': photo },
    reports: [{ line: 6, says: 'End the tag with a slash' }],
  },
  {
    name: 'an anchor with a text in it',
    source: page('<Anchor id="old">\n\nA text.\n\n</Anchor>'),
    reports: [{ line: 6, says: 'End the tag with a slash: <Anchor … />' }],
  },
];
