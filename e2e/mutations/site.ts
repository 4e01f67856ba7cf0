import type { Mutation } from './mutation.ts';

const icon = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">';

/** Mutations of the site as a whole. */
export const addresses: Mutation[] = [
  {
    name: 'a missing page',
    apply: (copy) => copy.remove('facilitators/first-meeting/index.html'),
    expected: 'the page is missing  (src/content/pages/facilitators/first-meeting.mdx)',
  },
  {
    name: 'a draft that is published',
    apply: async (copy) => copy.write('x.html', await copy.bytes('facilitators/index.html')),
    expected: '/x.html  addresses  no published entry in the sources makes this page',
  },
  {
    name: 'a missing redirect',
    apply: (copy) => copy.remove('facilitators.html'),
    expected: 'the redirect to /p2pu-website/facilitators/ is missing',
  },
  {
    name: 'a sitemap without a page',
    file: 'sitemap-0.xml',
    apply: (copy) => copy.replace('/first-meeting/', '/last-meeting/'),
    expected: 'does not list /p2pu-website/facilitators/first-meeting/',
  },
];

export const files: Mutation[] = [
  {
    name: 'a script in the favicon',
    apply: (copy) => copy.write('favicon.svg', `${icon}<script>alert(1)</script></svg>`),
    expected: '/favicon.svg  files  has a script',
  },
  {
    name: 'an animation in the favicon',
    apply: (copy) => copy.write('favicon.svg', `${icon}<rect><animate/></rect></svg>`),
    expected: '/favicon.svg  files  is animated by <animate>',
  },
  {
    name: 'the source of a draft',
    apply: (copy) => copy.write('_astro/not-ready.mdx', '---\ntitle: Not ready\n---\n'),
    expected: '/_astro/not-ready.mdx  files  no page asks for this file',
  },
  {
    name: 'headers that let others frame the pages',
    file: '_headers',
    apply: (copy) => copy.replace("; frame-ancestors 'none'", ''),
    expected: 'lets other sites frame the pages',
  },
  {
    name: 'a manifest that starts elsewhere',
    file: 'site.webmanifest',
    apply: (copy) => copy.replace('"start_url":"./"', '"start_url":"/"'),
    expected: '/site.webmanifest  files  start_url is /, not the home page',
  },
];
