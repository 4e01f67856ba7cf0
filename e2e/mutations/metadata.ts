import sharp from 'sharp';
import { SITE_URL } from '../support/builds.ts';
import type { Mutation } from './mutation.ts';

export const metadata: Mutation[] = [
  {
    name: 'another page’s title',
    plant: (copy) => copy.replace('<title>Facilitators', '<title>Your first meeting'),
    says: 'facilitators/first-meeting/index.html has the same title',
  },
  {
    name: 'another page’s address',
    plant: (copy) =>
      copy.replace(
        `rel="canonical" href="${SITE_URL}/p2pu-website/facilitators/"`,
        `rel="canonical" href="${SITE_URL}/p2pu-website/"`,
      ),
    says: 'canonical is',
  },
  {
    name: 'no description',
    plant: (copy) => copy.replace('name="description"', 'name="summary"'),
    says: 'it has no description',
  },
  {
    name: 'a card of another size',
    plant: async (copy) => {
      const card = await sharp(await copy.bytes('cards/facilitators.png'))
        .resize(600)
        .png()
        .toBuffer();
      await copy.write('cards/facilitators.png', card);
    },
    says: 'its card is 600 × 315',
  },
  {
    name: 'data that do not parse',
    plant: (copy) => copy.replace('{"@context"', '{"@context'),
    says: 'no data that parse',
  },
  {
    name: 'data with another day than the page',
    plant: (copy) => copy.replace('"dateModified":"2014-06-30"', '"dateModified":"2014-07-01"'),
    says: 'the data’s day of change is "2014-07-01"',
  },
  {
    name: 'a page hidden from search engines',
    plant: (copy) => copy.replace('</head>', '<meta name="robots" content="noindex"></head>'),
    says: 'robots is "noindex"',
  },
  {
    name: 'a second address of its own',
    plant: (copy) =>
      copy.replace('</head>', '<link rel="canonical" href="https://x.example/"></head>'),
    says: 'the number of canonical addresses is 2',
  },
  {
    name: 'a way that ends at another page',
    plant: (copy) => copy.replace('"name":"Facilitators","item"', '"name":"Elsewhere","item"'),
    says: 'facilitators/ is "Elsewhere"',
  },
];
