import { expect, test } from '@playwright/test';
import { headTags, type HeadOptions, type HeadTag } from '../src/lib/head.ts';
import { jsonLd, type PageFacts } from '../src/lib/json-ld.ts';

// What pages say to search engines, social networks and browsers is made by functions.

const page: HeadOptions = {
  title: 'Tea & “cake”, <1 €',
  description: 'What to "bring" & why.',
  base: '/base/',
  address: 'https://learn.example/base/tea/',
};

test('a page says what it is, where it is, and what stands for it', () => {
  const tags = headTags({
    ...page,
    published: '2013-05-01',
    changed: '2026-11-24',
    card: {
      address: 'https://learn.example/base/cards/tea.png',
      alt: 'Tea',
      width: 1200,
      height: 630,
    },
  });
  expect(tags[0]).toEqual({ tag: 'meta', attributes: { charset: 'utf-8' } });
  expect(tags).toContainEqual({
    tag: 'title',
    content: 'Tea &amp; “cake”, &lt;1 € · Peer 2 Peer University',
  });
  expect(namesOf(tags)).toMatchObject({
    description: 'What to "bring" & why.',
    canonical: 'https://learn.example/base/tea/',
    manifest: '/base/site.webmanifest',
    sitemap: '/base/sitemap-index.xml',
    'og:type': 'article',
    'og:title': 'Tea & “cake”, <1 €',
    'og:description': 'What to "bring" & why.',
    'og:url': 'https://learn.example/base/tea/',
    'og:image': 'https://learn.example/base/cards/tea.png',
    'og:image:alt': 'Tea',
    'article:published_time': '2013-05-01',
    'article:modified_time': '2026-11-24',
    'twitter:card': 'summary_large_image',
  });
  expect(namesOf(tags)).not.toHaveProperty('robots');
  expect(tags.filter(({ attributes }) => attributes?.name === 'theme-color')).toHaveLength(2);
});

test('the home page is a website, not an article', () => {
  const names = namesOf(headTags({ ...page, isHome: true, changed: '2026-11-24' }));
  expect(names).toMatchObject({ 'og:type': 'website' });
  expect(names).not.toHaveProperty('article:modified_time');
});

test('a preview and a missing page are kept from search engines', () => {
  const preview = namesOf(headTags({ ...page, isPreview: true }));
  expect(preview).toMatchObject({ robots: 'noindex', canonical: page.address });
  expect(preview).not.toHaveProperty('sitemap');
  const names = namesOf(headTags({ ...page, address: undefined }));
  expect(names).toMatchObject({ robots: 'noindex' });
  expect(Object.keys(names).filter((name) => /^(canonical|og:|twitter:)/.test(name))).toEqual([]);
});

test('a page in several languages names them all, and the original for any other', () => {
  const tags = headTags({
    ...page,
    translations: [
      { language: 'en', address: 'https://learn.example/base/tea/' },
      { language: 'pt-BR', address: 'https://learn.example/base/cha/' },
    ],
  });
  const alternates = tags.flatMap(({ attributes }) =>
    attributes?.rel === 'alternate' ? [[attributes.hreflang, attributes.href]] : [],
  );
  expect(alternates).toEqual([
    ['en', 'https://learn.example/base/tea/'],
    ['pt-BR', 'https://learn.example/base/cha/'],
    ['x-default', 'https://learn.example/base/tea/'],
  ]);
});

test('nothing in a block of data ends it', () => {
  const tags = headTags({ ...page, jsonLd: { name: '</script><script>alert(1)</script>' } });
  const { content = '' } = tags.find(({ tag }) => tag === 'script') ?? {};
  expect(content).not.toContain('<');
  expect(JSON.parse(content)).toEqual({ name: '</script><script>alert(1)</script>' });
});

test('a page says to machines whose it is, under which licence, and where it stands', () => {
  const facts: PageFacts = {
    title: 'Tea',
    heading: 'How to make tea',
    description: 'What to bring.',
    address: 'https://learn.example/base/guides/tea/',
    home: 'https://learn.example/base/',
    card: 'https://learn.example/base/cards/guides/tea.png',
    published: '2013-05-01',
    changed: '2026-11-24',
    crumbs: [
      { title: 'Home', address: 'https://learn.example/base/' },
      { title: 'Guides', address: 'https://learn.example/base/guides/' },
      { title: 'Tea', address: 'https://learn.example/base/guides/tea/' },
    ],
  };
  const { '@graph': graph } = jsonLd(facts);
  const [organisation, website, resource, breadcrumbs] = graph;
  expect(organisation).toMatchObject({ '@type': 'Organization', name: 'Peer 2 Peer University' });
  expect(website).toMatchObject({ '@type': 'WebSite', url: facts.home });
  expect(resource).toMatchObject({
    '@type': ['WebPage', 'LearningResource'],
    name: 'Tea',
    headline: 'How to make tea',
    url: facts.address,
    inLanguage: 'en',
    license: 'https://creativecommons.org/licenses/by-sa/4.0/',
    datePublished: '2013-05-01',
    dateModified: '2026-11-24',
    publisher: { '@id': organisation?.['@id'] },
    isPartOf: { '@id': website?.['@id'] },
    breadcrumb: { '@id': breadcrumbs?.['@id'] },
  });
  expect(breadcrumbs).toMatchObject({
    '@type': 'BreadcrumbList',
    itemListElement: [
      { position: 1, name: 'Home', item: facts.home },
      { position: 2, name: 'Guides' },
      { position: 3, name: 'Tea', item: facts.address },
    ],
  });
  expect(jsonLd({ ...facts, crumbs: facts.crumbs.slice(0, 1) })['@graph']).toHaveLength(3);
});

/** What tags say, by the names under which they say it. */
function namesOf(tags: HeadTag[]): Record<string, string | undefined> {
  return Object.fromEntries(
    tags.flatMap(({ attributes = {} }) => {
      const { name, property, rel, content, href } = attributes;
      return [[name ?? property ?? rel ?? '', content ?? href]];
    }),
  );
}
