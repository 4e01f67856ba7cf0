import sharp from 'sharp';
import { site as siteData } from '../../src/site.ts';
import { SITE_URL } from '../support/builds.ts';
import { elementsOf, textOf } from '../support/html.ts';
import type { Site, SitePage } from '../support/site.ts';
import type { PageCheck } from './check.ts';

/** Size of a social card in pixels, and the most that it may weigh, in bytes. */
const CARD = { width: 1200, height: 630, bytes: 60_000 };

/** In letters: what search engines show of a title and of a description. */
const MOST = { title: 70, description: 200 };

/** What the page says of itself to machines is true, and said of no other page. */
export const metadata = {
  name: 'metadata',
  description:
    'Title, description, address and card are the page’s own; its data parse, and say what the page says.',
  kinds: ['page', 'missing', 'redirect'],
  anywhere: false,
  async run({ page, site, report }) {
    const say = (text: string) => {
      report(`${page.file}: ${text}`);
    };
    const facts = readFacts(page);
    const { title, canonical, robots } = facts;
    const address = SITE_URL + page.path;

    const expectSame = (what: string, is: unknown, should: unknown) => {
      if (is !== should)
        say(`${what} is ${JSON.stringify(is)}, and should be ${JSON.stringify(should)}`);
    };
    expectSame('the number of titles', facts.titles, 1);
    if (title === '') say('it has no title');
    if (title.length > MOST.title) say(`its title has ${title.length} letters`);
    expectSame('its language', facts.language, siteData.language);

    if (page.kind !== 'page') {
      expectSame('robots', robots, 'noindex');
      const target = page.refreshTo && SITE_URL + page.refreshTo;
      expectSame('canonical', canonical, target);
      return robots ?? '';
    }

    const { description, data } = facts;
    expectSame('robots', robots, undefined);
    expectSame('robots for Google', facts.properties.get('googlebot'), undefined);
    expectSame('the number of canonical addresses', facts.canonicals, 1);
    const changed = facts.properties.get('article:modified_time');
    if (changed) expectSame('article:modified_time', changed, facts.days.get('Last changed'));
    expectSame('canonical', canonical, address);
    if (description === undefined || description.trim() === '') say('it has no description');
    if ((description?.length ?? 0) > MOST.description) say('its description is too long');
    for (const other of site.pages) {
      if (other.file === page.file) continue;
      const its = readFacts(other);
      for (const key of ['title', 'description', 'canonical', 'card'] as const) {
        if (its[key] === facts[key])
          say(`${other.file} has the same ${key}: ${facts[key] ?? 'none'}`);
      }
    }

    expectSame('og:title', facts.properties.get('og:title'), nameOf(page));
    expectSame('og:description', facts.properties.get('og:description'), description);
    expectSame('og:url', facts.properties.get('og:url'), address);
    expectSame('twitter:card', facts.properties.get('twitter:card'), 'summary_large_image');
    for (const [name, value] of facts.properties) {
      if (name !== 'twitter:card' && name.startsWith('twitter:')) {
        expectSame(name, value, facts.properties.get(name.replace('twitter:', 'og:')));
      }
    }
    const card = await lookAtCard(facts, site);
    card.findings.forEach(say);

    const nodes = data?.['@graph'] ?? [];
    const nodeOf = (type: string) => nodes.find((node) => [node['@type']].flat().includes(type));
    const resource = nodeOf('WebPage');
    if (!data || !resource) {
      say('it has no data that parse, or no WebPage in them');
      return '';
    }
    expectSame('the data’s @context', data['@context'], 'https://schema.org');
    expectSame('the data’s url', resource.url, address);
    expectSame('the data’s name', resource.name, nameOf(page));
    expectSame('the data’s headline', resource.headline ?? resource.name, facts.heading);
    expectSame('the data’s description', resource.description, description);
    expectSame('the data’s image', resource.image, facts.card);
    expectSame('the data’s language', resource.inLanguage, facts.language);
    expectSame('the data’s licence', resource.license, facts.licence);
    expectSame(
      'the data’s day of publication',
      resource.datePublished,
      facts.days.get('First published'),
    );
    expectSame('the data’s day of change', resource.dateModified, facts.days.get('Last changed'));
    for (const name of ['Organization', 'WebSite', 'LearningResource']) {
      if (!nodeOf(name)) say(`its data have no ${name}`);
    }
    const way = nodeOf('BreadcrumbList')?.itemListElement as
      { name: string; item: string }[] | undefined;
    if (way) expectSame('the last of the breadcrumbs', way.at(-1)?.item, address);
    for (const { name, item } of way ?? []) {
      const target = site.pages.find(({ path }) => SITE_URL + path === item);
      expectSame(`the breadcrumb ${item}`, name, target && nameOf(target));
    }
    const ids = new Set(nodes.map((node) => node['@id']));
    for (const key of ['isPartOf', 'author', 'publisher', 'breadcrumb']) {
      const of = resource[key] as { '@id'?: string } | undefined;
      if (of && !ids.has(of['@id'])) say(`its data name a ${key} that is not in them`);
    }
    return `card ${(card.bytes / 1000).toFixed(0)} kB`;
  },
} as const satisfies PageCheck;

/** A page's title without the site's name. */
function nameOf(page: SitePage): string | undefined {
  return readFacts(page).title.split(' · ')[0];
}

type Json = Record<string, unknown>;

/** What a page says of itself, and what it shows. */
function readFacts({ html }: SitePage) {
  const elements = elementsOf(html);
  const all = (tagName: string) => elements.filter((element) => element.tagName === tagName);
  const of = (name: string) => properties.get(name);
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
    const label = textOf(item).split(' ').slice(0, 2).join(' ').trim();
    return time?.type === 'element' ? [[label, String(time.properties.dateTime)] as const] : [];
  });
  // One in an SVG is a picture's, not the page's.
  const titles = (all('head')[0]?.children ?? []).filter(
    (child) => child.type === 'element' && child.tagName === 'title',
  );
  const [titleElement] = titles;
  const [heading] = all('h1');
  return {
    canonicals: elements.filter(({ properties }) => [properties.rel].flat().includes('canonical'))
      .length,
    titles: titles.length,
    title: titleElement ? textOf(titleElement) : '',
    language: all('html')[0]?.properties.lang,
    description: of('description'),
    robots: of('robots'),
    canonical: linkTo('canonical'),
    licence: linkTo('license'),
    heading: heading && textOf(heading).trim(),
    card: of('og:image'),
    properties,
    days: new Map(days),
    data: data && parseData(textOf(data)),
  };
}

function parseData(text: string): { '@context'?: string; '@graph'?: Json[] } | undefined {
  try {
    return JSON.parse(text) as { '@graph'?: Json[] };
  } catch {
    return undefined;
  }
}

/** Fetches the card as a network does that shows it. */
async function lookAtCard({ properties, card = '' }: ReturnType<typeof readFacts>, site: Site) {
  const findings: string[] = [];
  if (!card.startsWith(SITE_URL + site.base)) {
    return { bytes: 0, findings: [`its card is no address of the site: ${card}`] };
  }
  const response = await fetch(new URL(new URL(card).pathname, site.address));
  const png = Buffer.from(await response.arrayBuffer());
  if (!response.ok || response.headers.get('content-type') !== 'image/png') {
    return { bytes: 0, findings: [`its card is not there: ${card}`] };
  }
  const { width, height } = await sharp(png).metadata();
  if (width !== CARD.width || height !== CARD.height) {
    findings.push(`its card is ${width} × ${height}, and should be ${CARD.width} × ${CARD.height}`);
  }
  const said = `${properties.get('og:image:width')} × ${properties.get('og:image:height')}`;
  if (said !== `${width} × ${height}`) findings.push(`it says that its card is ${said}`);
  if (png.length > CARD.bytes) findings.push(`its card weighs ${png.length} bytes`);
  if (!properties.get('og:image:alt')?.includes(properties.get('og:title') ?? '')) {
    findings.push('the text in place of its card does not say its title');
  }
  return { bytes: png.length, findings };
}
