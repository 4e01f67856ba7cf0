import { SITE_URL } from '../support/builds.ts';
import type { Mutation } from './mutation.ts';

export const links: Mutation[] = [
  {
    name: 'a changed heading id',
    apply: (copy) => copy.replace('id="what-you-need"', 'id="what-we-need"'),
    expected: 'facilitators/index.mdx:22:65 “#what-you-need”',
  },
  {
    name: 'a missing page',
    apply: (copy) => copy.remove('facilitators/first-meeting/index.html'),
    expected: 'facilitators/index.mdx:22:17 “/p2pu-website/facilitators/first-meeting/”',
  },
  {
    name: 'a missing font',
    apply: async (copy) => {
      const html = String(await copy.bytes('facilitators/index.html'));
      const at = html.indexOf('_astro/fonts/');
      await copy.remove(html.slice(at, html.indexOf('"', at)));
    },
    expected: 'in <style> is broken',
  },
  {
    name: 'a link without the base path',
    apply: (copy) => copy.add('<p><a href="/facilitators/">Back</a></p>'),
    expected: 'is outside the base path',
  },
  {
    name: 'a link without the trailing slash',
    apply: (copy) => copy.add('<p><a href="/p2pu-website/facilitators">Back</a></p>'),
    expected: 'the server responds with 301',
  },
  {
    name: 'a missing card',
    apply: (copy) => copy.remove('cards/facilitators.png'),
    expected: 'in <meta> is broken',
  },
  {
    name: 'a redirect to a missing page',
    file: 'facilitators.html',
    apply: (copy) => copy.replace('url=/p2pu-website/', 'url=/p2pu-website/new-'),
    expected: 'in <meta> is broken',
  },
  {
    name: 'an absolute link with a missing anchor',
    apply: (copy) =>
      copy.add(`<p><a href="${SITE_URL}/p2pu-website/facilitators/first-meeting/#x">Back</a></p>`),
    expected: 'first-meeting/#x” in <a> has no target on',
  },
  {
    name: 'a link to "#"',
    apply: (copy) => copy.add('<p><a href="#">Back</a></p>'),
    expected: 'is empty or invalid',
  },
  {
    name: 'an email link without an address',
    apply: (copy) => copy.add('<p><a href="mailto:">Write to us</a></p>'),
    expected: 'has nothing after mailto:',
  },
];
