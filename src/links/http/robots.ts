import robotsParser from 'robots-parser';
import { isWeb } from '../address.ts';
import { askPatiently } from './ask-patiently.ts';
import { isRedirect, locationOf } from './redirects.ts';
import type { Rules, Session } from './session.ts';

/** So many redirects RFC 9309 asks to follow. */
const MAX_REDIRECTS = 5;

const ALL_ALLOWED: Rules = { allows: () => true };

/**
 * What the robots.txt of an address asks of us; it is asked for once in a run. A pause that it asks
 * for is kept from then on.
 *
 * One that cannot be had forbids nothing: we do not crawl, but ask for a page that the site links, as
 * its readers do. https://www.rfc-editor.org/rfc/rfc9309
 */
export async function rulesOf(session: Session, { origin }: URL, deadline: number): Promise<Rules> {
  const known = session.robots.get(origin);
  if (known) return known;
  const rules = readRules(session, new URL('/robots.txt', origin), deadline).catch(
    () => ALL_ALLOWED,
  );
  session.robots.set(origin, rules);
  return rules;
}

async function readRules(session: Session, start: URL, deadline: number): Promise<Rules> {
  const { limits, userAgent } = session.config;
  let address = start;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const reply = await askPatiently(session, address, {
      method: 'GET',
      deadline,
      retries: 0,
      wants: ({ status }) => (status === 200 ? limits.robots : 0),
    });
    if (reply.status === 200) {
      const rules = robotsParser(start.href, reply.body.toString('utf8'));
      const delay = rules.getCrawlDelay(userAgent) ?? 0;
      if (delay > 0) session.hosts.of(start).slowDown(Math.min(delay * 1000, limits.crawlDelay));
      return { allows: (page) => rules.isAllowed(page.href, userAgent) !== false };
    }
    const next = isRedirect(reply.status) ? locationOf(reply) : undefined;
    if (next === undefined || !isWeb(next)) return ALL_ALLOWED;
    address = next;
  }
  return ALL_ALLOWED;
}
