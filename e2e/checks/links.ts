import { decodeAddress } from '../../src/utils/addresses.ts';
import { formatPosition, resolveLink } from '../support/entry-text.ts';
import { readUrls, type UrlUse } from '../support/urls.ts';
import type { Site } from '../support/site.ts';
import type { PageCheck, Subject } from './check.ts';

export const links = {
  name: 'links',
  description:
    'Every internal link and fragment works; a broken one is reported at its source line.',
  kinds: ['page', 'missing', 'redirect'],
  isBaseIndependent: false,
  async run(subject) {
    const { page, site, report } = subject;
    for (const use of readUrls(page)) {
      const problem = await findProblem(use, site);
      if (problem) report(`“${use.written}” in ${use.tag} ${problem}`, locate(use, subject));
    }
  },
} as const satisfies PageCheck;

/** Response statuses by URL: each is requested once. */
const statuses = new WeakMap<Site, Map<string, Promise<number>>>();

/** What is wrong with a URL, if anything; URLs of other sites are not requested. */
async function findProblem({ written, url, tag }: UrlUse, site: Site): Promise<string | undefined> {
  if (url === '' || (tag === '<a>' && ['', '#'].includes(written))) return 'is empty or invalid';
  const { origin, protocol, pathname, hash, href } = new URL(url);
  if (!/^(https?|mailto|tel):$/.test(protocol)) return `has an unsupported scheme: ${protocol}`;
  if (/^(mailto|tel):$/.test(protocol) && pathname === '') return `has nothing after ${protocol}`;
  const isOwn = [site.origin, new URL(site.address).origin].includes(origin);
  if (!isOwn) return undefined;
  // The organisation's host has other pages than this site's.
  const isFull = tag === '<a>' && written.startsWith('http');
  if (isFull && !site.files.some(({ path }) => path === pathname)) return undefined;
  if (!pathname.startsWith(site.base)) return `is outside the base path ${site.base}`;

  const here = new URL(href.slice(origin.length), site.address);
  here.hash = '';
  const target = site.files.find((file) => file.url === here.href);
  const status = target ? 200 : await getStatus(here.href, site);
  if (status !== 200) return `is broken: the server responds with ${status}`;
  // In structured data, fragments are identifiers.
  if (hash === '' || !target || ['<script>', '<meta>', '<link>'].includes(tag)) return undefined;
  // What follows `:~:` is searched in the text: https://wicg.github.io/scroll-to-text-fragment/
  const id = decodeURIComponent(hash.slice(1).replace(/:~:.*$/, ''));
  return target.ids.has(id) || ['', 'top'].includes(id)
    ? undefined
    : `has no target on ${target.path}`;
}

function getStatus(url: string, site: Site): Promise<number> {
  const known = statuses.get(site) ?? new Map<string, Promise<number>>();
  statuses.set(site, known);
  const status = known.get(url) ?? fetch(url, { redirect: 'manual' }).then(({ status }) => status);
  known.set(url, status);
  return status;
}

/** Where a link was written: its line in the entry, or else the page's file. */
function locate({ written, url }: UrlUse, { page, site, entry }: Subject): string {
  const link = entry?.links.find(({ address }) => {
    const { to } = resolveLink(address, { ...site, entry });
    return [decodeAddress(written), decodeAddress(url)].includes(to);
  });
  return entry && link ? formatPosition(entry, link.at) : page.file;
}
