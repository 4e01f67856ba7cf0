import sharp from 'sharp';
import type { Mutation } from './mutation.ts';

export const images: Mutation[] = [
  {
    name: 'a wrong width in srcset',
    apply: (copy) => copy.replaceAll(' 480w', ' 490w'),
    expected: 'is declared 490 px wide but has 480 px',
  },
  {
    name: 'a missing file',
    apply: async (copy) => copy.remove(await copy.candidate('480w')),
    expected: 'is missing or cannot be decoded',
  },
  {
    name: 'a truncated file',
    apply: async (copy) => {
      const file = await copy.candidate('480w');
      const bytes = await copy.bytes(file);
      await copy.write(file, bytes.subarray(0, bytes.length / 2));
    },
    expected: 'cannot be decoded',
  },
  {
    name: 'sizes that are too large',
    apply: (copy) => copy.replaceAll('sizes="', 'sizes="300vw, '),
    expected: 'too many',
  },
  {
    name: 'sizes that are too small',
    apply: (copy) => copy.replaceAll('sizes="', 'sizes="40px, '),
    expected: 'too few',
  },
  {
    name: 'no AVIF',
    apply: (copy) => copy.replaceAll('type="image/avif"', 'type="image/none"'),
    expected: 'is chosen but is not AVIF',
  },
  {
    name: 'a wrong aspect ratio',
    apply: (copy) => copy.replace('alt="A card"', 'alt="A card" height="70"'),
    expected: 'does not have the aspect ratio',
  },
  {
    name: 'a picture below the first view that loads eagerly',
    apply: (copy) => copy.replaceAll('loading="lazy"', 'loading="eager"'),
    expected: 'is not lazy-loaded at 390 px',
  },
  {
    name: 'a preload of a picture that is never shown',
    apply: (copy) =>
      copy.replace(
        '</head>',
        '<link rel="preload" as="image" href="/p2pu-website/icon-512.png"></head>',
      ),
    expected: 'is requested at 390 px but not shown',
  },
  {
    name: 'hidden pictures',
    apply: (copy) => copy.addStyle('article img { display: none }'),
    expected: 'is not shown',
  },
  {
    name: 'an animated picture',
    apply: async (copy) => {
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
    expected: 'moving.gif is animated',
  },
  {
    name: 'a preload that differs from its picture',
    file: 'index.html',
    apply: (copy) => copy.replace(' 480w, ', ' 481w, '),
    expected: 'no picture matches this preload',
  },
];
