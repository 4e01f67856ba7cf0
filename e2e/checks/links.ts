import { resolveHref } from '../../src/utils/addresses.ts';
import { site as siteData } from '../../src/site.ts';
import { SITE_URL } from '../support/builds.ts';
import { entryOf, placeIn } from '../support/entries.ts';
import { candidatesOf, elementsOf, textOf } from '../support/html.ts';
import type { Site, SitePage } from '../support/site.ts';
import type { PageCheck, Subject } from './check.ts';

/** Every address of the site that is in the page leads there, to the very place. */
export const links = {
  name: 'links',
  description:
    'Every address and every fragment within the site leads somewhere; one that does not is named at its line.',
  kinds: ['page', 'missing', 'redirect'],
  anywhere: false,
  async run(subject) {
    const { page, site, report } = subject;
    const uses = readAddresses(page);
    for (const { written, url, tag } of uses) {
      const problem = await problemOf({ written, url, tag }, site);
      if (problem)
        report(`${await placeOf(written, url, subject)} “${written}” in ${tag} ${problem}`);
    }
    return `${uses.length} addresses`;
  },
} as const satisfies PageCheck;

/** An address in a page. */
interface AddressUse {
  /** As it stands there. */
  written: string;
  /** All of it. */
  url: string;
  /** What it stands in. */
  tag: string;
}

/** The attributes that hold addresses, by the names that hast has for them. */
const ATTRIBUTES = ['href', 'src', 'srcSet', 'imageSrcSet', 'poster', 'cite', 'data', 'action'];

/** All addresses in a page: those that its head, styles and data name, too. */
function readAddresses({ html, url, refreshTo }: SitePage): AddressUse[] {
  const refresh = { written: refreshTo ?? '', url: URL.parse(refreshTo ?? '', url)?.href ?? '' };
  const uses: AddressUse[] = refreshTo ? [{ ...refresh, tag: '<meta>' }] : [];
  for (const element of elementsOf(html)) {
    const add = (written: string) => {
      uses.push({ written, url: URL.parse(written, url)?.href ?? '', tag: `<${element.tagName}>` });
    };
    const { properties, tagName } = element;
    for (const name of ATTRIBUTES) {
      if (properties[name] === undefined) continue;
      const value = String(properties[name]);
      if (name.endsWith('Set')) for (const candidate of candidatesOf(value)) add(candidate.address);
      else add(value);
    }
    const content = String(properties.content);
    if (tagName === 'meta' && content.startsWith('http')) add(content);
    if (tagName === 'style') {
      for (const [, address = ''] of textOf(element).matchAll(/url\(["']?([^"')]+)/g)) add(address);
    }
    if (tagName === 'script') addressesIn(readJson(textOf(element))).forEach(add);
  }
  return uses;
}

/** What a block of data holds; nothing where it cannot be read, as the check “metadata” reports. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function addressesIn(value: unknown): string[] {
  if (typeof value === 'string') return /^https?:/.test(value) ? [value] : [];
  return value && typeof value === 'object' ? Object.values(value).flatMap(addressesIn) : [];
}

/** Statuses of a site, by address: each is requested once. */
const statuses = new WeakMap<Site, Map<string, Promise<number>>>();

/** What is wrong with an address, if it is one of the site. */
async function problemOf(
  { written, url, tag }: AddressUse,
  site: Site,
): Promise<string | undefined> {
  if (url === '' || (tag === '<a>' && ['', '#'].includes(written))) return 'is no address';
  const { origin, protocol, pathname, hash, href } = new URL(url);
  if (!/^(https?|mailto|tel):$/.test(protocol)) return `is no address of the web: ${protocol}`;
  if (/^(mailto|tel):$/.test(protocol) && pathname === '') return `has nothing behind ${protocol}`;
  const isOwn = [SITE_URL, new URL(site.address).origin].includes(origin);
  if (!isOwn) return protocol === 'http:' ? 'is not safe: https' : undefined;
  if (!pathname.startsWith(site.base)) return `is beside the site, which stands under ${site.base}`;

  const here = new URL(href.slice(origin.length), site.address);
  here.hash = '';
  const target = site.files.find((file) => file.url === here.href);
  const status = target ? 200 : await statusOf(here.href, site);
  if (status !== 200) return `leads nowhere: the server answers ${status}`;
  // Of data: names of things, which have no place on the page.
  if (hash === '' || !target || ['<script>', '<meta>', '<link>'].includes(tag)) return undefined;
  const id = decodeURIComponent(hash.slice(1));
  return target.ids.has(id) || id === 'top' ? undefined : `leads to no “${id}” on ${target.path}`;
}

function statusOf(url: string, site: Site): Promise<number> {
  const known = statuses.get(site) ?? new Map<string, Promise<number>>();
  statuses.set(site, known);
  const status = known.get(url) ?? fetch(url, { redirect: 'manual' }).then((it) => it.status);
  known.set(url, status);
  return status;
}

/** Where an address was written: its line in the entry, else the page's file. */
async function placeOf(written: string, url: string, { page, site }: Subject): Promise<string> {
  const entry = await entryOf(site, page);
  const context = { page: page.path, base: site.base, home: siteData.home };
  const link = entry?.links.find(({ address }) => {
    const resolved = resolveHref(address, context);
    return resolved === written || URL.parse(resolved, page.url)?.href === url;
  });
  return entry && link ? placeIn(entry, link.at) : page.file;
}
