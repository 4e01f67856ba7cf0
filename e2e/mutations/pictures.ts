import sharp from 'sharp';
import type { Mutation } from './mutation.ts';

export const pictures: Mutation[] = [
  {
    name: 'a width that is not the file’s',
    plant: (copy) => copy.replaceAll(' 480w', ' 490w'),
    says: 'says that it is 490 px wide, and is 480 px',
  },
  {
    name: 'a file that is not there',
    plant: async (copy) => copy.remove(await copy.candidate('480w')),
    says: 'is not there, or cannot be decoded',
  },
  {
    name: 'a file cut in half',
    plant: async (copy) => {
      const file = await copy.candidate('480w');
      const bytes = await copy.bytes(file);
      await copy.write(file, bytes.subarray(0, bytes.length / 2));
    },
    says: 'cannot be decoded',
  },
  {
    name: 'a place said to be larger than it is',
    plant: (copy) => copy.replaceAll('sizes="', 'sizes="300vw, '),
    says: 'too many',
  },
  {
    name: 'a place said to be smaller than it is',
    plant: (copy) => copy.replaceAll('sizes="', 'sizes="40px, '),
    says: 'too few',
  },
  {
    name: 'no AVIF',
    plant: (copy) => copy.replaceAll('type="image/avif"', 'type="image/none"'),
    says: 'is taken, and is no AVIF',
  },
  {
    name: 'other proportions than the file’s',
    plant: (copy) => copy.replace('alt="A card"', 'alt="A card" height="70"'),
    says: 'has other proportions',
  },
  {
    name: 'a picture at the end that does not wait',
    plant: (copy) => copy.replaceAll('loading="lazy"', 'loading="eager"'),
    says: 'does not wait at 390 px',
  },
  {
    name: 'a picture that is fetched early and never shown',
    plant: (copy) =>
      copy.replace(
        '</head>',
        '<link rel="preload" as="image" href="/p2pu-website/icon-512.png"></head>',
      ),
    says: 'is requested at 390 px, and not shown',
  },
  {
    name: 'pictures that are not shown',
    plant: (copy) => copy.addStyle('article img { display: none }'),
    says: 'is not shown',
  },
  {
    name: 'a picture that moves',
    plant: async (copy) => {
      const frame = { width: 40, height: 30, channels: 3 as const };
      const frames = await Promise.all(
        ['#fff', '#000'].map((background) =>
          sharp({ create: { ...frame, background } })
            .png()
            .toBuffer(),
        ),
      );
      const moving = sharp(frames, { join: { animated: true } }).gif({ delay: [100, 100] });
      await copy.write('moving.gif', await moving.toBuffer());
      await copy.add(
        '<p><img src="/p2pu-website/moving.gif" alt="A light" width="40" height="30" loading="lazy" decoding="async"></p>',
      );
    },
    says: 'moving.gif moves by itself',
  },
  {
    name: 'another picture fetched early than the one that is shown',
    file: 'index.html',
    plant: (copy) => copy.replace(' 480w, ', ' 481w, '),
    says: 'no picture offers what is fetched early',
  },
];
