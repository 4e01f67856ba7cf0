import { page, photo, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'no words',
    source: page('![](./circle.jpg)'),
    beside: { 'circle.jpg': photo },
    reports: [
      { line: 6, says: 'says nothing to readers who do not see it. Write in the square brackets' },
    ],
  },
  {
    name: 'the name of a file',
    source: page('![IMG_0042](./circle.jpg)'),
    beside: { 'circle.jpg': photo },
    reports: [{ line: 6, says: '"IMG_0042" is the name of a file' }],
  },
  {
    name: 'the picture’s own name',
    source: page('![circle](./circle.jpg)'),
    beside: { 'circle.jpg': photo },
    reports: [{ line: 6, says: '"circle" is the name of a file' }],
  },
  {
    name: 'that it is a picture',
    source: page('![Image of six people](./circle.jpg)'),
    beside: { 'circle.jpg': photo },
    reports: [{ line: 6, says: 'Begin with what it shows: six people' }],
  },
  {
    name: 'more than can be heard at once',
    source: page(`![${'Six people. '.repeat(13)}](./circle.jpg)`),
    beside: { 'circle.jpg': photo },
    reports: [{ line: 6, says: 'at most 150 are heard in one go' }],
  },
  {
    name: 'the name of a file, in a figure',
    source: page('<Figure\n  picture="./circle.jpg"\n  alt="circle.jpg"\n/>'),
    beside: { 'circle.jpg': photo },
    reports: [{ line: 6, says: '"circle.jpg" is the name of a file' }],
  },
];
