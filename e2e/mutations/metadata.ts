import type { Mutation } from './mutation.ts';

export const metadata: Mutation[] = [
  {
    name: 'another page’s title',
    apply: (copy) => copy.replace('<title>Facilitators', '<title>Your first meeting'),
    expected: 'title is "Your first meeting',
  },
  {
    name: 'another year in all places',
    apply: (copy) => copy.replaceAll('2013-05-01', '2003-05-01'),
    expected: 'article:published_time is "2003-05-01", not "2013-05-01"',
  },
  {
    name: 'another page’s card',
    apply: async (copy) =>
      copy.write('cards/facilitators.png', await copy.bytes('cards/how-we-learn.png')),
    expected: 'the social card is not the one of this page',
  },
  {
    name: 'malformed structured data',
    apply: (copy) => copy.replace('{"@context"', '{"@context'),
    expected: 'the structured data are missing or malformed',
  },
  {
    name: 'a wrong name in the breadcrumbs',
    apply: (copy) => copy.replace('"name":"Facilitators","item"', '"name":"Elsewhere","item"'),
    expected: 'BreadcrumbList.itemListElement is',
  },
  {
    name: 'a page hidden from search engines',
    apply: (copy) => copy.replace('</head>', '<meta name="robots" content="noindex"></head>'),
    expected: 'robots is "noindex", not missing',
  },
  {
    name: 'a redirect that leads elsewhere, consistently',
    file: 'facilitators.html',
    apply: (copy) => copy.replaceAll('/p2pu-website/facilitators/', '/p2pu-website/'),
    expected: 'redirects to /p2pu-website/, not to /p2pu-website/facilitators/',
  },
  {
    name: 'a translation that does not name the page',
    apply: (copy) =>
      copy.replace(
        '</head>',
        '<link rel="alternate" hreflang="de" href="https://learn.example/p2pu-website/"></head>',
      ),
    expected:
      'hreflang="de" leads to https://learn.example/p2pu-website/, which does not return it',
  },
];
