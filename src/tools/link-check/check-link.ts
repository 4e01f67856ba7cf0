import type { LinkCheck, LinkSnapshot } from '../../schemas/link-record.ts';
import { normalizeExternalUrl } from '../../utils/addresses.ts';
import { RequestFailure, type Client, type Response } from '../request.ts';
import { readPage, wordsOf } from './read-page.ts';
import type { Soft404Finder } from './soft-404.ts';

/** What a check has found. */
export interface Finding {
  outcome: LinkCheck['outcome'];
  /** How it was found, in a few words. */
  detail: string;
  /** The page's own title; empty if it has none. */
  title?: string;
  movedTo?: string;
  /** False if nothing answered, which may be for lack of a network. */
  hasResponse?: false;
  /** A copy of a page that is lost. */
  copy?: LinkSnapshot | undefined;
}

/** Refusals that say nothing about the page. 999 is LinkedIn's own. */
const REFUSALS = [401, 403, 407, 429, 451, 999];

/** Headers by which services that keep robots out say so. */
const WALL_HEADERS = ['cf-mitigated', 'x-vercel-mitigated', 'x-amzn-waf-action'];

const LOGIN_PATH = /\/(log-?in|sign-?in|sso|auth)(?=[/.]|$)/i;

/**
 * Checks where a link leads.
 *
 * @param knownTitle the page's title at an earlier time
 * @param findSoft404 nothing for a copy in an archive, which has nothing beside it
 */
export async function checkLink(
  url: string,
  request: Client,
  knownTitle: string | undefined,
  findSoft404: Soft404Finder | undefined,
): Promise<Finding> {
  let response;
  try {
    response = await request(url);
  } catch (error) {
    if (!(error instanceof RequestFailure)) throw error;
    const outcome = error.code === 'ENOTFOUND' ? 'gone' : 'broken';
    return { outcome, detail: error.message, hasResponse: false };
  }
  const { status, redirects } = response;
  const wall = findWall(url, response);
  if (wall) return { outcome: 'blocked', detail: wall };
  if (status === 404 || status === 410) return { outcome: 'gone', detail: String(status) };
  if (status < 200 || status > 299) return { outcome: 'broken', detail: String(status) };
  const soft404 = await findSoft404?.(url, response);
  if (soft404) return { outcome: 'soft-404', detail: soft404 };
  const { title } = readPage(response);
  if (knownTitle && title && !isSimilar(knownTitle, title)) {
    return { outcome: 'drifted', detail: `its title is now “${title}”` };
  }
  // What a permanent redirect says after a temporary one holds for now only.
  const end = [...redirects, { isPermanent: false }].findIndex(({ isPermanent }) => !isPermanent);
  const movedTo = normalizeExternalUrl(redirects[end - 1]?.url ?? url);
  if (movedTo && movedTo !== normalizeExternalUrl(url)) {
    return { outcome: 'moved', detail: `to ${movedTo}`, title, movedTo };
  }
  const place = redirects.length > 0 ? ` at ${response.url}` : '';
  return { outcome: 'living', detail: `${status}${place}`, title };
}

/** What keeps the check out where readers may get in. */
function findWall(start: string, { status, url, headers, redirects }: Response) {
  if (REFUSALS.includes(status)) return String(status);
  if (WALL_HEADERS.some((name) => name in headers)) return `${status}, but it keeps robots out`;
  const [from, to] = [new URL(start), new URL(url)];
  const isLogin = LOGIN_PATH.test(to.pathname) && !LOGIN_PATH.test(from.pathname);
  // A page that asks for a login or a consent first remembers where its reader wanted to go.
  const remembers = [...to.searchParams.values()].some((value) => value.includes(from.pathname));
  const isAsking = redirects.length > 0 && from.pathname !== '/' && remembers;
  return isLogin || isAsking ? `${status}, but ${to.host} asks for something first` : undefined;
}

/** Whether two titles share half of the words of the shorter one. */
function isSimilar(one: string, other: string): boolean {
  const [first, second] = [wordsOf(one), wordsOf(other)];
  return first.intersection(second).size >= Math.min(first.size, second.size) / 2;
}
