import sharp from 'sharp';
import { site as siteData } from '../../src/site.ts';

import { parseElements, getText } from '../support/html.ts';
import type { Site, SitePage } from '../support/site.ts';
import type { PageCheck } from './check.ts';

/** Dimensions of a social card in pixels, and its maximum size in bytes. */
const CARD = { width: 1200, height: 630, bytes: 60_000 };

/** How much of a title and a description search engines show, in characters. */
const MAX_LENGTH = { title: 70, description: 200 };

export const metadata = {
  name: 'metadata',
  description:
    'Title, description, canonical URL and card are unique; structured data is valid and agrees with the page.',
  kinds: ['page', 'missing', 'redirect'],
  isBaseIndependent: false,
  async run({ page, site, report }) {
    const add = (text: string) => {
      report(`${page.file}: ${text}`);
    };
    const facts = readFacts(page);
    const { title, canonical, robots } = facts;
    const address = site.origin + page.path;

    const expectSame = (what: string, is: unknown, expected: unknown) => {
      if (is !== expected)
        add(`${what} is ${JSON.stringify(is)}, expected ${JSON.stringify(expected)}`);
    };
    expectSame('the number of titles', facts.titles, 1);
    if (title === '') add('it has no title');
    if (title.length > MAX_LENGTH.title) add(`its title has ${title.length} characters`);
    expectSame('its language', facts.language, siteData.language);

    if (page.kind !== 'page') {
      expectSame('robots', robots, 'noindex');
      const target = page.refreshTo && site.origin + page.refreshTo;
      expectSame('canonical', canonical, target);
      return robots ?? '';
    }

    const { description, data } = facts;
    expectSame('robots', robots, undefined);
    expectSame('googlebot', facts.properties.get('googlebot'), undefined);
    expectSame('the number of canonical URLs', facts.canonicals, 1);
    const changed = facts.properties.get('article:modified_time');
    if (changed) expectSame('article:modified_time', changed, facts.days.get('Last changed'));
    expectSame('canonical', canonical, address);
    if (description === undefined || description.trim() === '') add('it has no description');
    if ((description?.length ?? 0) > MAX_LENGTH.description) add('its description is too long');
    for (const other of site.pages) {
      if (other.file === page.file) continue;
      const others = readFacts(other);
      for (const key of ['title', 'description', 'canonical', 'card'] as const) {
        if (others[key] === facts[key])
          add(`${other.file} has the same ${key}: ${facts[key] ?? 'none'}`);
      }
    }

    expectSame('og:title', facts.properties.get('og:title'), getName(page));
    expectSame('og:description', facts.properties.get('og:description'), description);
    expectSame('og:url', facts.properties.get('og:url'), address);
    expectSame('twitter:card', facts.properties.get('twitter:card'), 'summary_large_image');
    for (const [name, value] of facts.properties) {
      if (name !== 'twitter:card' && name.startsWith('twitter:')) {
        expectSame(name, value, facts.properties.get(name.replace('twitter:', 'og:')));
      }
    }
    const card = await checkCard(facts, site);
    card.problems.forEach(add);

    const nodes = data?.['@graph'] ?? [];
    const findNode = (type: string) => nodes.find((node) => [node['@type']].flat().includes(type));
    const resource = findNode('WebPage');
    if (!data || !resource) {
      add('it has no valid structured data, or no WebPage in it');
      return '';
    }
    expectSame('@context', data['@context'], 'https://schema.org');
    expectSame('url', resource.url, address);
    expectSame('name', resource.name, getName(page));
    expectSame('headline', resource.headline ?? resource.name, facts.heading);
    expectSame('description', resource.description, description);
    expectSame('image', resource.image, facts.card);
    expectSame('inLanguage', resource.inLanguage, facts.language);
    expectSame('license', resource.license, facts.licence);
    expectSame('datePublished', resource.datePublished, facts.days.get('First published'));
    expectSame('dateModified', resource.dateModified, facts.days.get('Last changed'));
    for (const name of ['Organization', 'WebSite', 'LearningResource']) {
      if (!findNode(name)) add(`its structured data has no ${name}`);
    }
    const breadcrumbs = findNode('BreadcrumbList')?.itemListElement as
      { name: string; item: string }[] | undefined;
    if (breadcrumbs) expectSame('the last breadcrumb', breadcrumbs.at(-1)?.item, address);
    for (const { name, item } of breadcrumbs ?? []) {
      const target = site.pages.find(({ path }) => site.origin + path === item);
      expectSame(`the breadcrumb ${item}`, name, target && getName(target));
    }
    const ids = new Set(nodes.map((node) => node['@id']));
    for (const key of ['isPartOf', 'author', 'publisher', 'breadcrumb']) {
      const reference = resource[key] as { '@id'?: string } | undefined;
      if (reference && !ids.has(reference['@id'])) add(`its ${key} is not in its structured data`);
    }
    return `card ${(card.bytes / 1000).toFixed(0)} kB`;
  },
} as const satisfies PageCheck;

/** A page's title without the site's name. */
function getName(page: SitePage): string | undefined {
  return readFacts(page).title.split(' · ')[0];
}

type Json = Record<string, unknown>;

/** Reads a page's metadata and the visible facts that it must agree with. */
function readFacts({ html }: SitePage) {
  const elements = parseElements(html);
  const all = (tagName: string) => elements.filter((element) => element.tagName === tagName);
  const getMeta = (name: string) => properties.get(name);
  const properties = new Map<string, string>();
  for (const { properties: meta } of all('meta')) {
    const name = meta.property ?? meta.name;
    if (name !== undefined) properties.set(String(name), String(meta.content));
  }
  const linkTo = (rel: string) => {
    const link = elements.find(({ properties }) => [properties.rel].flat().includes(rel));
    return link && String(link.properties.href);
  };
  const data = all('script').find(({ properties }) => properties.type === 'application/ld+json');
  const days = all('li').flatMap((item) => {
    const time = item.children.find(
      (child) => child.type === 'element' && child.tagName === 'time',
    );
    const label = getText(item).split(' ').slice(0, 2).join(' ').trim();
    return time?.type === 'element' ? [[label, String(time.properties.dateTime)] as const] : [];
  });
  // In the head only: an SVG may have a <title> too.
  const titles = (all('head')[0]?.children ?? []).filter(
    (child) => child.type === 'element' && child.tagName === 'title',
  );
  const [titleElement] = titles;
  const [heading] = all('h1');
  return {
    canonicals: elements.filter(({ properties }) => [properties.rel].flat().includes('canonical'))
      .length,
    titles: titles.length,
    title: titleElement ? getText(titleElement) : '',
    language: all('html')[0]?.properties.lang,
    description: getMeta('description'),
    robots: getMeta('robots'),
    canonical: linkTo('canonical'),
    licence: linkTo('license'),
    heading: heading && getText(heading).trim(),
    card: getMeta('og:image'),
    properties,
    days: new Map(days),
    data: data && parseData(getText(data)),
  };
}

function parseData(text: string): { '@context'?: string; '@graph'?: Json[] } | undefined {
  try {
    return JSON.parse(text) as { '@graph'?: Json[] };
  } catch {
    return undefined;
  }
}

/** Fetches the card as a social network does. */
async function checkCard({ properties, card = '' }: ReturnType<typeof readFacts>, site: Site) {
  const problems: string[] = [];
  if (!card.startsWith(site.origin + site.base)) {
    return { bytes: 0, problems: [`its card is not on this site: ${card}`] };
  }
  const response = await fetch(new URL(new URL(card).pathname, site.address));
  const png = Buffer.from(await response.arrayBuffer());
  if (!response.ok || response.headers.get('content-type') !== 'image/png') {
    return { bytes: 0, problems: [`its card is missing: ${card}`] };
  }
  const { width, height } = await sharp(png).metadata();
  if (width !== CARD.width || height !== CARD.height) {
    problems.push(`its card is ${width} × ${height}, expected ${CARD.width} × ${CARD.height}`);
  }
  const declared = `${properties.get('og:image:width')} × ${properties.get('og:image:height')}`;
  if (declared !== `${width} × ${height}`) problems.push(`its card is declared ${declared}`);
  if (png.length > CARD.bytes) problems.push(`its card has ${png.length} bytes`);
  if (!properties.get('og:image:alt')?.includes(properties.get('og:title') ?? '')) {
    problems.push('the alternative text of its card lacks its title');
  }
  return { bytes: png.length, problems };
}
