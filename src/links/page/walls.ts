import type { Reply } from '../http/ask.ts';
import type { Page } from './page.ts';

/** Titles of pages that stand before others, to keep robots out. */
const AGAINST_ROBOTS =
  /^(just a moment|one moment,? please|please wait|attention required|access (to this page has been )?denied|checking your browser|ddos-guard|are you (a |an )?(robot|human)|robot or human|(please )?verify(ing)? (that )?you are (a )?human|human verification|bot verification|security (check|checkpoint|verification)|vercel security checkpoint|pardon our interruption|client challenge|un moment|nur einen moment|un instant|request unsuccessful|captcha)\b/i;

/** Titles of pages that ask for a consent first. */
const FOR_CONSENT =
  /^(before you continue|bevor (sie|du) (fortfahren|fortfährst|zu .* weitergehen)|avant d'accéder|antes de continuar|(cookie|privacy) consent|we value your privacy|your privacy choices)\b/i;

/** Where a site asks its readers to log in. */
const LOGIN =
  /\/(log-?in|sign-?in|signin|sso|wp-login\.php|accounts?\/login|users\/sign_in|auth\/login)\b/i;

/** What keeps the check from a page that readers may see; undefined where nothing does. */
export function wallOf(start: URL, reply: Reply, page: Page | undefined): string | undefined {
  const { address, headers, status } = reply;
  const header = (name: string) => String(headers[name] ?? '').toLowerCase();
  const isChallenge =
    header('cf-mitigated').includes('challenge') ||
    header('x-vercel-mitigated') !== '' ||
    ['challenge', 'captcha'].includes(header('x-amzn-waf-action'));
  const title = page?.title ?? '';
  if (isChallenge || AGAINST_ROBOTS.test(title)) return `${status}, a wall against robots`;
  if (address.hostname.startsWith('consent.') && !start.hostname.startsWith('consent.')) {
    return `${status}, it asks for consent first`;
  }
  if (FOR_CONSENT.test(title)) return `${status}, it asks for consent first`;
  if (LOGIN.test(address.pathname) && !LOGIN.test(start.pathname)) {
    return `${status}, it asks to log in`;
  }
  return undefined;
}
