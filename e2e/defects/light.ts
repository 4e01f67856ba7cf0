import { randomBytes } from 'node:crypto';
import type { Defect } from './defect.ts';

export const light: Defect[] = [
  {
    name: 'a page that one round trip cannot bring',
    plant: (copy) => copy.add(`<!-- ${randomBytes(8000).toString('base64')} -->`),
    says: 'firstResponse',
  },
  {
    name: 'an oversized picture',
    plant: (copy) =>
      copy
        .write('large.png', randomBytes(200_000))
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
];
