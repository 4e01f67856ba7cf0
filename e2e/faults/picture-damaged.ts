import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../support/builds.ts';
import { page, photo, type Fault } from './fault.ts';

const poster: Uint8Array = readFileSync(
  path.join(projectFolder, 'src/content/pages/how-we-learn/philosophy.png'),
);

/** A file in whose middle some bytes are others. */
function withHole(bytes: Uint8Array): Uint8Array {
  return bytes.slice().fill(0, bytes.length / 2, bytes.length / 2 + 100);
}

export const faults: Fault[] = [
  {
    name: 'half a JPEG',
    source: page('![Six people](./circle.jpg)'),
    beside: { 'circle.jpg': photo.subarray(0, photo.length / 2) },
    reports: [{ says: 'is damaged or cut off', file: 'circle.jpg' }],
  },
  {
    name: 'a JPEG without its last bytes',
    source: page('![Six people](./circle.jpg)'),
    beside: { 'circle.jpg': photo.subarray(0, -1000) },
    reports: [{ says: 'is damaged or cut off', file: 'circle.jpg' }],
  },
  {
    name: 'a PNG with a hole',
    source: page('![A poster](./poster.png)'),
    beside: { 'poster.png': withHole(poster) },
    reports: [{ says: 'is damaged or cut off', file: 'poster.png' }],
  },
  {
    name: 'a text called .png',
    source: page('![Six people](./circle.png)'),
    beside: { 'circle.png': 'No picture.' },
    reports: [{ says: 'is no picture', file: 'circle.png' }],
  },
  {
    name: 'an empty file',
    source: page('![Six people](./circle.png)'),
    beside: { 'circle.png': '' },
    reports: [{ says: 'is no picture', file: 'circle.png' }],
  },
];
