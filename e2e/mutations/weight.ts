import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import type { Mutation } from './mutation.ts';

export const weight: Mutation[] = [
  {
    name: 'a page too large for one round trip',
    apply: (copy) => copy.add(`<!-- ${randomBytes(8000).toString('base64')} -->`),
    expected: 'firstResponse',
  },
  {
    name: 'an oversized picture',
    apply: async (copy) =>
      copy
        .write('large.png', await createNoise(300))
        .then(() =>
          copy.add('<p><img src="/p2pu-website/large.png" alt="" width="9" height="9"></p>'),
        ),
    expected: 'pictures',
  },
  {
    name: 'many small files',
    apply: (copy) =>
      copy.add(
        Array.from(
          { length: 20 },
          (_, index) =>
            `<img src="/p2pu-website/favicon.svg?${index}" alt="" width="9" height="9">`,
        ).join(''),
      ),
    expected: 'requests',
  },
  {
    name: 'an external style sheet',
    apply: (copy) => copy.add('<link rel="stylesheet" href="/p2pu-website/x.css">'),
    expected: 'styles 1',
  },
];

/** A picture that does not compress. */
async function createNoise(size: number): Promise<Buffer> {
  const pixels = randomBytes(size * size * 3);
  return sharp(pixels, { raw: { width: size, height: size, channels: 3 } })
    .png()
    .toBuffer();
}
