import type { Mutation } from './mutation.ts';

export const links: Mutation[] = [
  {
    name: 'a changed heading id',
    apply: (copy) => copy.replace('id="what-you-need"', 'id="what-we-need"'),
    expected:
      '“#what-you-need” in <a> has no target on /p2pu-website/facilitators/  (src/content/pages/facilitators/index.mdx:22:65)',
  },
  {
    name: 'a missing page',
    apply: (copy) => copy.remove('facilitators/first-meeting/index.html'),
    expected:
      'is broken: the server responds with 404  (src/content/pages/facilitators/index.mdx:22:17)',
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
    name: 'a missing font',
    apply: async (copy) => {
      const html = String(await copy.bytes('facilitators/index.html'));
      const at = html.indexOf('_astro/fonts/');
      await copy.remove(html.slice(at, html.indexOf('"', at)));
    },
    expected: 'in <style> is broken',
  },
];
