import { page, photo, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'a picture that is not there',
    source: page('![Six people](./circle.jpg)'),
    reports: [
      { line: 6, says: 'There is no picture "./circle.jpg". Put the file into the page\'s folder' },
    ],
  },
  {
    name: 'a picture with a misspelt name',
    source: page('![Six people](./cirkle.jpg)\n\n![Six people](./circle.jpg)'),
    beside: { 'circle.jpg': photo },
    reports: [{ line: 6, says: 'Did you mean "circle.jpg"?' }],
  },
  {
    name: 'a picture in another case',
    source: page('![Six people](./Circle.JPG)'),
    beside: { 'circle.jpg': photo },
    reports: [
      { line: 6, says: 'but there is "circle.jpg". Capital and small letters must be the same' },
    ],
  },
  {
    name: 'a picture by reference',
    source: page('![Six people][circle]\n\n[circle]: https://example.org/circle'),
    reports: [{ line: 6, says: 'not by reference' }],
  },
  {
    name: 'a picture from elsewhere',
    source: page('![Six people](https://example.org/circle.jpg)'),
    reports: [
      {
        line: 6,
        says: "is not a file beside the page. Put it into the page's folder and write ![…](./circle.jpg)",
      },
    ],
  },
  {
    name: 'a picture from the root',
    source: page('![Six people](/images/circle.jpg)'),
    reports: [{ line: 6, says: 'is not a file beside the page' }],
  },
  {
    name: 'a name with a stray percent sign',
    source: page('![Six people](./100%.jpg)'),
    reports: [{ line: 6, says: 'There is no picture "./100%.jpg"' }],
  },
  {
    name: 'a cover that is not there',
    source: page('A text.', 'cover:\n  picture: ./cover.jpg\n  alt: Six people\n'),
    reports: [{ line: 5, says: 'There is no picture "./cover.jpg"' }],
  },
  {
    name: 'a figure that is not there',
    source: page('<Figure picture="./figure.jpg" alt="Six people" />'),
    reports: [{ line: 6, says: 'There is no picture "./figure.jpg"' }],
  },
  {
    name: 'a text in place of a picture',
    source: page('![Six people](./notes.csv)'),
    beside: { 'notes.csv': 'a,b' },
    reports: [{ line: 6, says: '"./notes.csv" is not a picture' }],
  },
];
