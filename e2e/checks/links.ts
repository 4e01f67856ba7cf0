import { resolveHref } from '../../src/utils/addresses.ts';
import { site as siteData } from '../../src/site.ts';

import { formatPosition } from '../support/entry-text.ts';
import { parseSrcset, parseElements, getText } from '../support/html.ts';
import type { Site, SitePage } from '../support/site.ts';
import type { PageCheck, Subject } from './check.ts';

export const links = {
  name: 'links',
  description:
    'Every internal link and fragment works; a broken one is reported at its source line.',
  kinds: ['page', 'missing', 'redirect'],
  isBaseIndependent: false,
  async run(subject) {
    const { page, site, report } = subject;
    const uses = readUrls(page);
    for (const { written, url, tag } of uses) {
      const problem = await findProblem({ written, url, tag }, site);
      if (problem) report(`${locate(written, url, subject)} “${written}” in ${tag} ${problem}`);
    }
    return `${uses.length} links`;
  },
} as const satisfies PageCheck;

/** A URL in a page. */
interface UrlUse {
  /** As written in the HTML. */
  written: string;
  /** Resolved; empty if it cannot be parsed. */
  url: string;
  /** The element it is in. */
  tag: string;
}

/** Attributes that hold URLs, as hast names them. */
const ATTRIBUTES = ['href', 'src', 'srcSet', 'imageSrcSet', 'poster', 'cite', 'data', 'action'];

/** All URLs in a page, including those in its head, styles and structured data. */
function readUrls({ html, url, refreshTo }: SitePage): UrlUse[] {
  const refresh = { written: refreshTo ?? '', url: URL.parse(refreshTo ?? '', url)?.href ?? '' };
  const uses: UrlUse[] = refreshTo ? [{ ...refresh, tag: '<meta>' }] : [];
  for (const element of parseElements(html)) {
    const add = (written: string) => {
      uses.push({ written, url: URL.parse(written, url)?.href ?? '', tag: `<${element.tagName}>` });
    };
    const { properties, tagName } = element;
    for (const name of ATTRIBUTES) {
      if (properties[name] === undefined) continue;
      const value = String(properties[name]);
      if (name.endsWith('Set')) for (const candidate of parseSrcset(value)) add(candidate.address);
      else add(value);
    }
    const content = String(properties.content);
    if (tagName === 'meta' && content.startsWith('http')) add(content);
    if (tagName === 'style') {
      for (const [, target = ''] of getText(element).matchAll(/url\(["']?([^"')]+)/g)) add(target);
    }
    if (tagName === 'script') findUrls(readJson(getText(element))).forEach(add);
  }
  return uses;
}

/** Parses structured data; `undefined` if it is malformed, which the check “metadata” reports. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function findUrls(value: unknown): string[] {
  if (typeof value === 'string') return /^https?:/.test(value) ? [value] : [];
  return value && typeof value === 'object' ? Object.values(value).flatMap(findUrls) : [];
}

/** Response statuses by URL: each is requested once. */
const statuses = new WeakMap<Site, Map<string, Promise<number>>>();

/** What is wrong with a URL, if anything; URLs of other sites are not requested. */
async function findProblem({ written, url, tag }: UrlUse, site: Site): Promise<string | undefined> {
  if (url === '' || (tag === '<a>' && ['', '#'].includes(written))) return 'is empty or invalid';
  const { origin, protocol, pathname, hash, href } = new URL(url);
  if (!/^(https?|mailto|tel):$/.test(protocol)) return `has an unsupported scheme: ${protocol}`;
  if (/^(mailto|tel):$/.test(protocol) && pathname === '') return `has nothing after ${protocol}`;
  const isOwn = [site.origin, new URL(site.address).origin].includes(origin);
  if (!isOwn) return protocol === 'http:' ? 'uses http instead of https' : undefined;
  if (!pathname.startsWith(site.base)) return `is outside the base path ${site.base}`;

  const here = new URL(href.slice(origin.length), site.address);
  here.hash = '';
  const target = site.files.find((file) => file.url === here.href);
  const status = target ? 200 : await getStatus(here.href, site);
  if (status !== 200) return `is broken: the server responds with ${status}`;
  // In structured data, fragments are identifiers.
  if (hash === '' || !target || ['<script>', '<meta>', '<link>'].includes(tag)) return undefined;
  const id = decodeURIComponent(hash.slice(1));
  return target.ids.has(id) || id === 'top' ? undefined : `has no target on ${target.path}`;
}

function getStatus(url: string, site: Site): Promise<number> {
  const known = statuses.get(site) ?? new Map<string, Promise<number>>();
  statuses.set(site, known);
  const status = known.get(url) ?? fetch(url, { redirect: 'manual' }).then(({ status }) => status);
  known.set(url, status);
  return status;
}

/** Where a link was written: its line in the entry, or else the page's file. */
function locate(written: string, url: string, { page, site, entry }: Subject): string {
  const context = { page: page.path, base: site.base, home: siteData.home };
  const link = entry?.links.find(({ address }) => {
    const resolved = resolveHref(address, context);
    return resolved === written || URL.parse(resolved, page.url)?.href === url;
  });
  return entry && link ? formatPosition(entry, link.at) : page.file;
}
