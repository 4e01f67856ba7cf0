import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import type { Mutation } from './mutation.ts';

export const weight: Mutation[] = [
  {
    name: 'a page that one round trip cannot bring',
    plant: (copy) => copy.add(`<!-- ${randomBytes(8000).toString('base64')} -->`),
    says: 'firstResponse',
  },
  {
    name: 'an oversized picture',
    plant: async (copy) =>
      copy
        .write('large.png', await noise(300))
        .then(() =>
          copy.add('<p><img src="/p2pu-website/large.png" alt="" width="9" height="9"></p>'),
        ),
    says: 'pictures',
  },
  {
    name: 'a crowd of small files',
    plant: (copy) =>
      copy.add(
        Array.from(
          { length: 20 },
          (_, index) =>
            `<img src="/p2pu-website/favicon.svg?${index}" alt="" width="9" height="9">`,
        ).join(''),
      ),
    says: 'requests',
  },
  {
    name: 'a style sheet of its own',
    plant: (copy) => copy.add('<link rel="stylesheet" href="/p2pu-website/x.css">'),
    says: 'styles 1',
  },
];

/** A picture that no format makes small. */
async function noise(size: number): Promise<Buffer> {
  const pixels = randomBytes(size * size * 3);
  return sharp(pixels, { raw: { width: size, height: size, channels: 3 } })
    .png()
    .toBuffer();
}
