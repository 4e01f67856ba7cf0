import { SITE_URL } from '../support/builds.ts';
import type { Mutation } from './mutation.ts';

export const links: Mutation[] = [
  {
    name: 'a heading with another anchor than links have',
    plant: (copy) => copy.replace('id="what-you-need"', 'id="what-we-need"'),
    says: 'facilitators/index.mdx:22:65 “#what-you-need”',
  },
  {
    name: 'a page that is gone',
    plant: (copy) => copy.remove('facilitators/first-meeting/index.html'),
    says: 'facilitators/index.mdx:22:17 “/p2pu-website/facilitators/first-meeting/”',
  },
  {
    name: 'a font that is gone',
    plant: async (copy) => {
      const html = String(await copy.bytes('facilitators/index.html'));
      const at = html.indexOf('_astro/fonts/');
      await copy.remove(html.slice(at, html.indexOf('"', at)));
    },
    says: 'in <style> leads nowhere',
  },
  {
    name: 'an address that forgets the base path',
    plant: (copy) => copy.add('<p><a href="/facilitators/">Back</a></p>'),
    says: 'is beside the site',
  },
  {
    name: 'an address without its last slash',
    plant: (copy) => copy.add('<p><a href="/p2pu-website/facilitators">Back</a></p>'),
    says: 'the server answers 301',
  },
  {
    name: 'a card that is gone',
    plant: (copy) => copy.remove('cards/facilitators.png'),
    says: 'in <meta> leads nowhere',
  },
  {
    name: 'an old address that leads nowhere',
    file: 'facilitators.html',
    plant: (copy) => copy.replace('url=/p2pu-website/', 'url=/p2pu-website/new-'),
    says: 'in <meta> leads nowhere',
  },
  {
    name: 'a whole address with an anchor that is not there',
    plant: (copy) =>
      copy.add(`<p><a href="${SITE_URL}/p2pu-website/facilitators/first-meeting/#x">Back</a></p>`),
    says: 'leads to no “x”',
  },
  {
    name: 'a link that leads nowhere at all',
    plant: (copy) => copy.add('<p><a href="#">Back</a></p>'),
    says: 'is no address',
  },
  {
    name: 'a letter to nobody',
    plant: (copy) => copy.add('<p><a href="mailto:">Write to us</a></p>'),
    says: 'has nothing behind mailto:',
  },
];
