import { jsonLd, toInlineJson, type PageFacts } from '../src/utils/json-ld.ts';
import { parseElements } from './support/html.ts';
import { expect, test, type SitePage } from './support/site.ts';

// What every head must have is tested by the check “metadata”.

test('the home page is a website, other pages are articles, and the not-found page is neither', ({
  site,
}) => {
  for (const page of site.files.filter(({ kind }) => kind !== 'redirect')) {
    const head = readHead(page);
    expect(head).toMatchObject({
      manifest: `${site.base}site.webmanifest`,
      'theme-color': '#0c2226',
      referrer: 'strict-origin-when-cross-origin',
    });
    if (page.kind === 'missing') {
      expect(Object.keys(head).filter((name) => /^(og|article|twitter):/.test(name))).toEqual([]);
    } else if (page.path === site.base) {
      expect(head).toMatchObject({ 'og:type': 'website' });
      expect(Object.keys(head).filter((name) => name.startsWith('article:'))).toEqual([]);
    } else {
      expect(head).toMatchObject({ 'og:type': 'article' });
    }
    if (page.file === 'facilitators/index.html') {
      expect(head).toMatchObject({
        'article:published_time': '2013-05-01',
        'article:modified_time': '2014-06-30',
        'og:image:alt': 'Facilitators. Guides. Peer 2 Peer University',
      });
    }
  }
});

/** The contents of metadata and links in the head, by name. */
function readHead({ html }: SitePage): Record<string, unknown> {
  return Object.fromEntries(
    parseElements(html).map(({ properties }) => {
      const { name, property, rel, content, href } = properties;
      return [String(name ?? property ?? rel), content ?? href];
    }),
  );
}

const facts: PageFacts = {
  title: 'Tea',
  heading: 'How to make tea',
  description: 'What to bring.',
  address: 'https://learn.example/base/guides/tea/',
  home: 'https://learn.example/base/',
  card: 'https://learn.example/base/cards/guides/tea.png',
  published: '2013-05-01',
  changed: '2026-11-24',
  breadcrumbs: [
    { title: 'Home', address: 'https://learn.example/base/' },
    { title: 'Guides', address: 'https://learn.example/base/guides/' },
    { title: 'Tea', address: 'https://learn.example/base/guides/tea/' },
  ],
};

test('structured data names publisher, licence and breadcrumbs', () => {
  const [organisation, website, resource, breadcrumbs] = jsonLd(facts)['@graph'];
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
  const home = { ...facts, breadcrumbs: facts.breadcrumbs.slice(0, 1) };
  expect(jsonLd(home)['@graph']).toHaveLength(3);
});

test('structured data cannot close its script element', () => {
  const data = { name: '</script><script>alert(1)</script>' };
  expect(toInlineJson(data)).not.toContain('<');
  expect(JSON.parse(toInlineJson(data))).toEqual(data);
});
