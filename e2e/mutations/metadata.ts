import sharp from 'sharp';
import { SITE_URL } from '../support/builds.ts';
import type { Mutation } from './mutation.ts';

export const metadata: Mutation[] = [
  {
    name: 'another page’s title',
    apply: (copy) => copy.replace('<title>Facilitators', '<title>Your first meeting'),
    expected: 'facilitators/first-meeting/index.html has the same title',
  },
  {
    name: 'another page’s canonical URL',
    apply: (copy) =>
      copy.replace(
        `rel="canonical" href="${SITE_URL}/p2pu-website/facilitators/"`,
        `rel="canonical" href="${SITE_URL}/p2pu-website/"`,
      ),
    expected: 'canonical is',
  },
  {
    name: 'no description',
    apply: (copy) => copy.replace('name="description"', 'name="summary"'),
    expected: 'it has no description',
  },
  {
    name: 'a card with the wrong dimensions',
    apply: async (copy) => {
      const card = await sharp(await copy.bytes('cards/facilitators.png'))
        .resize(600)
        .png()
        .toBuffer();
      await copy.write('cards/facilitators.png', card);
    },
    expected: 'its card is 600 × 315',
  },
  {
    name: 'malformed structured data',
    apply: (copy) => copy.replace('{"@context"', '{"@context'),
    expected: 'no valid structured data',
  },
  {
    name: 'structured data with a different date than the page',
    apply: (copy) => copy.replace('"dateModified":"2014-06-30"', '"dateModified":"2014-07-01"'),
    expected: 'dateModified is "2014-07-01"',
  },
  {
    name: 'a page hidden from search engines',
    apply: (copy) => copy.replace('</head>', '<meta name="robots" content="noindex"></head>'),
    expected: 'robots is "noindex"',
  },
  {
    name: 'a second canonical URL',
    apply: (copy) =>
      copy.replace('</head>', '<link rel="canonical" href="https://x.example/"></head>'),
    expected: 'the number of canonical URLs is 2',
  },
  {
    name: 'a wrong name in the breadcrumbs',
    apply: (copy) => copy.replace('"name":"Facilitators","item"', '"name":"Elsewhere","item"'),
    expected: 'facilitators/ is "Elsewhere"',
  },
];
