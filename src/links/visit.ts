import { isWeb } from './address.ts';
import { AskError } from './http/ask-error.ts';
import { askPatiently } from './http/ask-patiently.ts';
import type { Reply } from './http/ask.ts';
import { isPrivate } from './http/private.ts';
import { Cookies, isPermanent, isRedirect, locationOf } from './http/redirects.ts';
import { rulesOf } from './http/robots.ts';
import type { Session } from './http/session.ts';
import { decode } from './page/charset.ts';
import { readPage, readPlainText, readRefresh, type Page } from './page/page.ts';

/** One step of a chain of redirects. */
export interface Hop {
  to: URL;
  /** Whether it is to be taken over into links. */
  isPermanent: boolean;
}

/** What came of following an address. */
export interface Visit {
  start: URL;
  hops: Hop[];
  /** The answer at the end of the chain. */
  reply: Reply | undefined;
  /** What it says, where it is a text. */
  page: Page | undefined;
  /** Why the chain has no end. */
  trouble: { outcome: 'blocked' | 'broken'; detail: string } | undefined;
}

/** A page that leads on later than that is read before, in seconds. */
const MAX_REFRESH = 10;

/** How an address is followed. */
interface VisitOptions {
  /** Until when it must have been, in milliseconds since 1970. */
  deadline: number;
  /** Whether robots.txt is asked first; it is not before an archive's copies, which are made for this. */
  asksRobots: boolean;
  /** Whether HEAD is tried first. */
  triesHead: boolean;
}

/**
 * Follows an address to its end, as a reader's browser does: with HEAD first, which is enough for a
 * file that is no text, and with GET where it is not or where HEAD is refused.
 *
 * @throws {AskError} where a host on the way gives no whole answer
 * @throws {Unasked} where one asks for more time than there is
 */
export async function visit(session: Session, start: URL, options: VisitOptions): Promise<Visit> {
  const { limits } = session.config;
  const { deadline } = options;
  const hops: Hop[] = [];
  const done = (part: Partial<Visit>): Visit => ({
    start,
    hops,
    reply: undefined,
    page: undefined,
    trouble: undefined,
    ...part,
  });
  const fail = (outcome: 'blocked' | 'broken', detail: string) =>
    done({ trouble: { outcome, detail } });
  const isAllowed = async (address: URL) =>
    !options.asksRobots || (await rulesOf(session, address, deadline)).allows(address);

  if (!(await isAllowed(start))) return fail('blocked', 'robots.txt asks not to');
  const head = options.triesHead ? await askHead(session, start, deadline) : undefined;
  if (head && isSuccess(head.status) && isFile(head)) return done({ reply: head });

  const cookies = new Cookies();
  const seen = new Set<string>();
  for (let address = start; ;) {
    const headers = cookies.headersFor(address);
    const key = `${address.href} ${headers.Cookie ?? ''}`;
    if (seen.has(key)) return fail('broken', 'its redirects go in a circle');
    seen.add(key);
    const reply = await askPatiently(session, address, {
      method: 'GET',
      headers,
      deadline,
      wants: (answer) => (isRedirect(answer.status) || isFile(answer) ? 0 : limits.body),
    });
    cookies.keep(address, reply.headers);
    const page = isRedirect(reply.status) ? undefined : readText(reply);
    const next = isRedirect(reply.status)
      ? locationOf(reply)
      : isSuccess(reply.status)
        ? refreshOf(reply, page)
        : undefined;
    if (isRedirect(reply.status) && next === undefined) {
      return fail('broken', `${reply.status}, a redirect to nowhere`);
    }
    if (next === undefined) return done({ reply, page });
    if (!isWeb(next)) return fail('broken', `leads to ${next.protocol}`);
    if (isPrivate(next) && !isPrivate(start)) return fail('broken', 'leads into a private network');
    hops.push({ to: next, isPermanent: isPermanent(reply.status) });
    if (hops.length > limits.redirects) {
      return fail('broken', `more than ${limits.redirects} redirects`);
    }
    if (next.origin !== address.origin && !(await isAllowed(next))) {
      return fail('blocked', `leads to ${next.href}, whose robots.txt asks not to`);
    }
    address = next;
  }
}

/** Asks with HEAD. What comes of it but a file's headers says nothing: many hosts refuse it, or lie. */
async function askHead(session: Session, address: URL, deadline: number) {
  const host = session.hosts.of(address);
  if (host.skipsHead) return undefined;
  try {
    return await askPatiently(session, address, {
      method: 'HEAD',
      deadline,
      retries: 0,
      wants: () => 0,
    });
  } catch (error) {
    if (!(error instanceof AskError) || error.isUnheard || error.failure === 'stopped') throw error;
    if (error.failure === 'time-out') host.skipsHead = true;
    return undefined;
  }
}

/** Whether an answer brings what was asked for. */
export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** Whether an answer is surely no text: a picture, a PDF, an archive. */
function isFile({ headers }: Pick<Reply, 'headers'>): boolean {
  const type = headers['content-type'] ?? '';
  return type.includes('/') && !/^\s*(text\/(html|plain)|application\/xhtml\+xml)/i.test(type);
}

function readText(reply: Reply): Page | undefined {
  if (isFile(reply)) return undefined;
  const type = reply.headers['content-type'] ?? '';
  const text = decode(reply.body, type, reply.isCut);
  return /^\s*text\/plain/i.test(type) ? readPlainText(text) : readPage(text);
}

/** Where a page leads on by itself. One that loads itself anew leads nowhere. */
function refreshOf({ address, headers }: Reply, page: Page | undefined): URL | undefined {
  const named = String(headers.refresh ?? '');
  const { target = '', seconds = 0 } = readRefresh(named) ?? page?.refresh ?? {};
  if (target === '' || seconds > MAX_REFRESH || !URL.canParse(target, address)) return undefined;
  const next = new URL(target, address);
  const plain = ({ href }: URL) => href.replace(/#.*$/, '');
  return isWeb(next) && plain(next) !== plain(address) ? next : undefined;
}
