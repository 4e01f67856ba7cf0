import sharp from 'sharp';
import { page, photo, type Fault } from './fault.ts';

/** A picture and its negative, one after the other. */
async function moving(): Promise<Uint8Array> {
  const frames = [await sharp(photo).toBuffer(), await sharp(photo).negate().toBuffer()];
  return sharp(frames, { join: { animated: true } })
    .webp()
    .toBuffer();
}

export const faults: Fault[] = [
  {
    name: 'a JPEG called .png',
    source: page('![Six people](./circle.png)'),
    beside: { 'circle.png': photo },
    reports: [
      {
        says: 'Its name ends in ".png", but it holds a picture of the kind "jpeg". Rename it',
        file: 'circle.png',
      },
    ],
  },
  {
    name: 'a kind that browsers do not show',
    source: page('![Six people](./circle.tiff)'),
    beside: { 'circle.tiff': photo },
    reports: [{ says: 'A picture of the kind ".tiff" cannot be published', file: 'circle.tiff' }],
  },
  {
    name: 'a picture that moves',
    source: page('![Six people](./circle.webp)'),
    beside: { 'circle.webp': await moving() },
    reports: [{ says: 'It holds 2 pictures that move', file: 'circle.webp' }],
  },
];
