import { site } from '../site.ts';

/** What the check may take, of its own time and of others'. All times are in milliseconds. */
export interface Limits {
  /** Until a connection stands, TLS and all. */
  connect: number;
  /** From the connection to the end of an answer's headers. */
  headers: number;
  /** Between two parts of a body. */
  idle: number;
  /** For one request, from its beginning to the end of its answer. */
  request: number;
  /** For one address: all its requests, redirects, repetitions and waits. */
  address: number;
  /** For the whole run. What was not checked by then is left, and said. */
  run: number;
  /** For an archive that makes a new copy of a page. */
  save: number;
  /** Of a body, so many bytes are read, once it is unpacked. */
  body: number;
  /** Of a robots.txt, so many bytes are read. RFC 9309 asks for at least 500 KiB. */
  robots: number;
  /** Of an answer's headers, so many bytes are read. */
  headerBytes: number;
  /** So many redirects are followed. */
  redirects: number;
  /** So many requests go to one host at a time. */
  perHost: number;
  /** So many requests go out at a time, to all hosts. */
  total: number;
  /** So often a request is repeated that failed and may yet do well. */
  retries: number;
  /** The wait before the first repetition; it doubles with each. Chance makes it longer or shorter by half. */
  backOff: number;
  /** Longest wait that a host may ask for with `Retry-After`. */
  retryAfter: number;
  /** Longest pause between two requests that a robots.txt may ask for. */
  crawlDelay: number;
  /** For the question whether there is a network. */
  network: number;
  /** How long what was found may wait to be saved. */
  saving: number;
}

/** An archive with the interfaces of the Internet Archive. https://archive.org/help/wayback_api.php */
export interface Archive {
  /** How people call it. */
  name: string;
  /** Where it says which copy is closest to a day. */
  availability: string;
  /** Where its list of copies is. https://github.com/internetarchive/wayback/tree/master/wayback-cdx-server */
  cdx: string;
  /** What stands before the time and the address of each copy. */
  copies: string;
  /** What stands before an address of which it shall make a copy. */
  save: string;
}

/** A gate to the copies of an archive, or of many. https://www.rfc-editor.org/rfc/rfc7089 */
export interface TimeGate {
  /** How people call it. */
  name: string;
  /** What stands before the address. */
  address: string;
}

/** What a check needs to know. */
export interface LinksConfig {
  limits: Limits;
  /** Names the project, for those who read a host's log. https://www.rfc-editor.org/rfc/rfc9110#field.user-agent */
  userAgent: string;
  archives: readonly Archive[];
  timeGates: readonly TimeGate[];
}

/** How `npm run links` checks. */
export const config: LinksConfig = {
  limits: {
    connect: 10_000,
    headers: 10_000,
    idle: 10_000,
    request: 30_000,
    address: 120_000,
    run: 60 * 60_000,
    save: 120_000,
    body: 512 * 1024,
    robots: 512 * 1024,
    headerBytes: 128 * 1024,
    redirects: 10,
    perHost: 2,
    total: 32,
    retries: 2,
    backOff: 1000,
    retryAfter: 60_000,
    crawlDelay: 5000,
    network: 8000,
    saving: 2000,
  },
  userAgent: `P2PU-links/1.0 (+${site.source.url})`,
  archives: [
    {
      name: 'Internet Archive',
      availability: 'https://archive.org/wayback/available',
      cdx: 'https://web.archive.org/cdx/search/cdx',
      copies: 'https://web.archive.org/web/',
      save: 'https://web.archive.org/save/',
    },
  ],
  // For example { name: 'Memento', address: 'https://timetravel.mementoweb.org/timegate/' }, which asks
  // many archives; each of them learns which addresses the site links.
  timeGates: [],
};
