import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { load } from 'cheerio';
import { decodeAddress, pickVersion } from '../../src/utils/addresses.ts';
import { getCard, shownText } from '../../src/cards/card.ts';
import { lastChanged, readHistory } from '../../src/data/history.ts';
import { directionOf, localeOf } from '../../src/languages.ts';
import { site as siteData } from '../../src/site.ts';
import type { Entry } from '../../src/tools/content-check/types.ts';
import { breadcrumbsOf, dataOf, originalOf, pathOf, versionsOf } from '../support/site.ts';
import type { Site, SitePage } from '../support/site.ts';
import type { PageCheck } from './check.ts';

export const metadata = {
  name: 'metadata',
  description:
    'Title, description, addresses, dates, card, breadcrumbs and structured data are those of the entry.',
  kinds: ['page', 'missing', 'redirect'],
  isBaseIndependent: false,
  async run({ page, site, entry, report }) {
    const facts = readFacts(page);
    const expectSame = (expected: Record<string, unknown>, is: Record<string, unknown>) => {
      for (const [name, value] of Object.entries(expected)) {
        const found = is[name] ?? undefined;
        if (found !== value) report(`${name} is ${quote(found)}, not ${quote(value)}`);
      }
    };
    const target =
      page.kind === 'redirect' ? listRedirects(site).get(decodeAddress(page.path)) : undefined;
    const { language } = target?.entry ?? entry ?? siteData;
    const dir = directionOf(language);
    expectSame({ lang: language, dir: dir === 'ltr' ? undefined : dir }, facts.head);
    // Previews have no sitemap, and are not for search engines.
    const isHidden = page.kind !== 'page' || site.isPreview;
    expectSame({ robots: isHidden ? 'noindex' : undefined, googlebot: undefined }, facts.meta);

    if (page.kind === 'redirect') {
      const { title, path: to = 'an address that an entry has in redirectFrom' } = target ?? {};
      const canonical = site.origin + to;
      const addresses = { 'address of the redirect': to, 'address of the first link': to };
      expectSame({ title, canonical, ...addresses }, facts.head);
    }
    if (!entry) return;
    const expected = readExpectations(entry, site);
    expectSame(expected.head, facts.head);
    expectSame(expected.meta, facts.meta);
    for (const name of Object.keys(facts.meta)) {
      const isOwn = /^(og|article|twitter):(?!locale:alternate)/.test(name);
      if (isOwn && !(name in expected.meta)) report(`${name} is not expected on this page`);
    }
    expectSame(expected.data, flatten(facts.data));
    if (!(await hasCard(entry, site))) report('the social card is not the one of this page');
    const alternates = listAlternates(entry, site);
    expectSame({ 'list of hreflang': alternates.join(', ') }, facts.head);
    const others = versionsOf(entry, site).filter((one) => one !== entry);
    const locales = others.map((one) => localeOf(one.language));
    expectSame({ 'list of og:locale:alternate': locales.join(', ') }, facts.head);
  },
} as const satisfies PageCheck;

function quote(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value);
}

/** What the head of an entry's page must say. */
function readExpectations(entry: Entry, site: Site) {
  const { title, heading, description, category, published, updated } = dataOf(
    entry,
    site,
  ) as Record<string, string | undefined>;
  const url = addressOf(entry, site);
  const original = originalOf(entry, site);
  const home = site.origin + site.base;
  const isHome = entry.name === siteData.home;
  const [first, last] = [toDay(published), dayOfChange(entry, site, updated)];
  const card = `${home}cards/${encodeURI(entry.id)}.png`;

  const shown = shownText({ title: title ?? '', eyebrow: heading ?? category ?? '' });
  const alt = [...new Set([shown.title, shown.eyebrow, siteData.name])].filter(Boolean).join('. ');
  const breadcrumbs = breadcrumbsOf(entry, site).map(
    (one) => `${String(one.frontMatter?.data?.title)} ${addressOf(one, site)}`,
  );
  return {
    head: { title: `${title} · ${siteData.name}`, canonical: url },
    meta: {
      description,
      'og:type': isHome ? 'website' : 'article',
      'og:site_name': siteData.name,
      'og:title': title,
      'og:description': description,
      'og:url': url,
      'og:locale': localeOf(entry.language),
      'article:published_time': isHome ? undefined : first,
      'article:modified_time': isHome ? undefined : last,
      'og:image': card,
      'og:image:type': 'image/png',
      'og:image:width': '1200',
      'og:image:height': '630',
      'og:image:alt': alt,
      'twitter:card': 'summary_large_image',
    } as Record<string, string | undefined>,
    data: {
      '@context': 'https://schema.org',
      'Organization.name': siteData.name,
      'WebSite.name': siteData.name,
      'WebSite.url': home,
      'WebPage.name': title,
      'WebPage.headline': heading,
      'WebPage.description': description,
      'WebPage.url': url,
      'WebPage.image': card,
      'WebPage.inLanguage': entry.language,
      'WebPage.translationOfWork': original && `${addressOf(original, site)}#page`,
      'WebPage.license': siteData.licence.url,
      'WebPage.datePublished': first,
      'WebPage.dateModified': last,
      'WebPage.author': 'Organization',
      'WebPage.publisher': 'Organization',
      'WebPage.isPartOf': 'WebSite',
      'BreadcrumbList.itemListElement': isHome ? undefined : breadcrumbs.join(' › '),
    },
  };
}

function addressOf(entry: Entry, site: Site): string {
  return site.origin + pathOf(entry, site);
}

/** The versions of a page for `hreflang`, as language and address each; none if there is only one. */
export function listAlternates(entry: Entry, site: Site): string[] {
  const versions = versionsOf(entry, site);
  const first = pickVersion(versions, siteData.language);
  if (!first || versions.length === 1) return [];
  const list = versions.map((one) => `${one.language} ${addressOf(one, site)}`);
  return [...list, `x-default ${addressOf(first, site)}`];
}

const histories = new Map<string, ReturnType<typeof readHistory>>();

/** The day of an entry's last change: as its editor says, else as git knows. */
export function dayOfChange({ file }: Entry, { source }: Site, updated: unknown) {
  const history = histories.get(source) ?? readHistory(source);
  histories.set(source, history);
  return toDay(updated) ?? lastChanged(`src/content/pages/${file}`, history);
}

export function toDay(date: unknown): string | undefined {
  return date instanceof Date ? date.toISOString().slice(0, 10) : (date as string | undefined);
}

/** Reads what a page says about itself. */
function readFacts({ html, refreshTo }: SitePage) {
  const $ = load(html);
  const list = (selector: string, ...names: string[]) =>
    [...$(selector)].map((one) => names.map((name) => $(one).attr(name)).join(' ')).join(', ');
  const metas = [...$('meta[property], meta[name]')].map(({ attribs }) => attribs);
  return {
    head: {
      lang: $('html').attr('lang'),
      dir: $('html').attr('dir'),
      title: $('head > title').text(),
      canonical: list('link[rel="canonical"]', 'href'),
      'list of hreflang': list('link[hreflang]', 'hreflang', 'href'),
      'list of og:locale:alternate': list('meta[property="og:locale:alternate"]', 'content'),
      'address of the redirect': refreshTo,
      'address of the first link': $('a').attr('href'),
    },
    meta: Object.fromEntries(
      metas.map(({ property, name, content }) => [String(property ?? name), content] as const),
    ),
    data: JSON.parse($('script[type="application/ld+json"]').text() || '{}') as StructuredData,
  };
}

type Node = Record<string, unknown> & { '@type': string | string[]; '@id'?: string };

interface StructuredData {
  '@context'?: string;
  '@graph'?: Node[];
}

/** The properties of the nodes by `Type.name`; a reference to another node as that node's type. */
function flatten({
  '@context': context,
  '@graph': graph = [],
}: StructuredData): Record<string, unknown> {
  const typeOf = (node: Node) => [node['@type']].flat()[0];
  const byId = new Map(graph.map((node) => [node['@id'], typeOf(node)]));
  const toText = (value: unknown, name: string) => {
    if (Array.isArray(value)) {
      const items = value as { name: string; item: string }[];
      return items.map(({ name, item }) => `${name} ${item}`).join(' › ');
    }
    if (typeof value !== 'object' || value === null) return value;
    const { '@id': id = '' } = value as Node;
    // Only the original of a translation is on another page.
    return byId.get(id) ?? (name === 'translationOfWork' ? id : 'a node that is not there');
  };
  const pairs = graph.flatMap((node) =>
    Object.entries(node).map(
      ([name, value]) => [`${typeOf(node)}.${name}`, toText(value, name)] as const,
    ),
  );
  return { '@context': context, ...Object.fromEntries(pairs) };
}

/** Whether a page's card is the one that is drawn for its entry. */
async function hasCard(entry: Entry, site: Site): Promise<boolean> {
  const { title = '', heading, category } = dataOf(entry, site) as Record<string, string>;
  const file = path.join(site.folder, 'cards', `${entry.id}.png`);
  const png = await readFile(file).catch(() => undefined);
  const cache = pathToFileURL(path.join(site.source, 'node_modules/.astro/cards/'));
  const expected = await getCard(shownText({ title, eyebrow: heading ?? category ?? '' }), cache);
  return png?.equals(expected) ?? false;
}

/** The old addresses of the entries with the base path, and where they lead. */
export function listRedirects(site: Site) {
  const pairs = site.entries
    .filter(({ isDraft }) => !isDraft)
    .flatMap((entry) => {
      const { id, name, frontMatter } = entry;
      const own = name === siteData.home ? [`/${id}/`] : [];
      const old = (frontMatter?.data?.redirectFrom ?? []) as string[];
      return [...own, ...old].map((from) => {
        // Hosts add the slash at the end of a folder.
        const folder = decodeAddress(from)
          .slice(1)
          .replace(/(?<!\.html|\/)$/, '/');
        const target = { path: pathOf(entry, site), title: frontMatter?.data?.title, entry };
        return [site.base + folder, target] as const;
      });
    });
  return new Map(pairs);
}
