import http from 'node:http';
import https from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import got, { RequestError, type BeforeRedirectHook, type Options, type PlainResponse } from 'got';
import pLimit, { type LimitFunction } from 'p-limit';
import { CookieJar } from 'tough-cookie';
import { site } from '../site.ts';

/** So many requests go to one host at a time, so many to all hosts together. */
const MAX_PER_HOST = 2;
const MAX_IN_ALL = 32;

/** A request is sent so many times if it fails for a reason that may pass. */
const MAX_ATTEMPTS = 3;
const PASSING_STATUSES = new Set([429, 500, 502, 503, 504, 520, 521, 522, 523, 524]);
const PASSING_FAILURES = /^(ECONNRESET|EPIPE|EAI_AGAIN|ERR_HTTP_CONTENT_LENGTH_MISMATCH)$/;

/** The response at the end of all redirects. */
export interface Response {
  /** The address that responded. */
  url: string;
  status: number;
  headers: PlainResponse['headers'];
  /** The redirects on the way, in order: where each led, and whether for good (301, 308) or for now. */
  redirects: { url: string; isPermanent: boolean }[];
  /** The decompressed body, up to the limit. */
  body: Buffer;
  /** Whether the body is longer than the limit. */
  isTruncated: boolean;
}

/** There is no response; the message says why in a few words, the code as Node.js has it: `ENOTFOUND`. */
export { RequestError as RequestFailure } from 'got';

/** How patient a client is; all times in milliseconds. */
export interface ClientOptions {
  /** For each attempt: until there is a connection, until there are headers, until all is there. */
  timeout?: { connect: number; response: number; request: number };
  /** The wait before the second attempt. It doubles each time, and chance adds up to half of it. */
  backOff?: number;
  /** The longest wait that a server may ask for with `Retry-After`. */
  maxRetryAfter?: number;
  /** Looks up the name of a host; the system does it unless something else is given. */
  dnsLookup?: Options['dnsLookup'];
}

/**
 * Requests an address and follows its redirects.
 *
 * @param maxBytes so much of the body is read, decompressed; 1 MiB by default
 * @returns the response, whatever its status
 * @throws {RequestFailure} if there is none
 */
export type Client = (url: string, options?: { maxBytes?: number }) => Promise<Response>;

/** Makes a client for one run: it counts the requests to each host. */
export function createClient({
  timeout = { connect: 10_000, response: 15_000, request: 30_000 },
  backOff = 1000,
  maxRetryAfter = 60_000,
  dnsLookup,
}: ClientOptions = {}): Client {
  // The agents keep to the limit if redirects from several hosts lead to the same one.
  const agentOptions = { keepAlive: true, maxSockets: MAX_PER_HOST };
  const client = got.extend({
    agent: { http: new http.Agent(agentOptions), https: new https.Agent(agentOptions) },
    headers: {
      'user-agent': `p2pu-website/1.0 (+${site.source.url})`,
      accept: 'text/html,*/*;q=0.8',
    },
    timeout,
    dnsLookup,
    ignoreInvalidCookies: true,
    throwHttpErrors: false,
    // Attempts are counted below: before got retries a stream, it reads all of the error's body, however long.
    retry: { limit: 0 },
  });
  const all = pLimit(MAX_IN_ALL);
  const hosts = new Map<string, Host>();

  return (url, { maxBytes = 1024 * 1024 } = {}) => {
    const { host: name } = new URL(url);
    const host = hosts.get(name) ?? { limit: pLimit(MAX_PER_HOST), pausedUntil: 0 };
    hosts.set(name, host);
    return host.limit(async () => {
      for (let attempt = 1; ; attempt += 1) {
        await sleep(Math.max(host.pausedUntil - Date.now(), 0));
        if (host.refusal) return host.refusal;
        const isLast = attempt === MAX_ATTEMPTS;
        let wait = backOff * 2 ** (attempt - 1) * (1 + Math.random() / 2);
        try {
          const response = await all(() => send(client, url, maxBytes));
          if (!PASSING_STATUSES.has(response.status)) return response;
          const asked = readRetryAfter(response.headers['retry-after']);
          const isTooLong = asked !== undefined && asked > maxRetryAfter;
          // Whoever gets too many requests for the next hour gets no other one in this run.
          if (isTooLong && response.status === 429) host.refusal = response;
          if (isTooLong || isLast) return response;
          wait = Math.max(wait, asked ?? 0);
          if (asked !== undefined) host.pausedUntil = Date.now() + wait;
        } catch (error) {
          // Anything else is a mistake of ours.
          if (!(error instanceof RequestError)) throw error;
          const { code } = error;
          error.message = FAILURES.find(([pattern]) => pattern.test(code))?.[1] ?? error.message;
          if (isLast || !PASSING_FAILURES.test(code)) throw error;
        }
        await sleep(wait);
      }
    });
  };
}

interface Host {
  limit: LimitFunction;
  /** No request before this time, in milliseconds since 1970. */
  pausedUntil: number;
  /** The response that asked for a longer wait than there is time for. */
  refusal?: Response;
}

/** Sends one request; got follows its redirects and returns its cookies. */
async function send(client: typeof got, url: string, maxBytes: number): Promise<Response> {
  const redirects: Response['redirects'] = [];
  const recordRedirect: BeforeRedirectHook = ({ url: target }, { statusCode }) => {
    const to = String(target);
    if (isPrivate(to) && !isPrivate(url)) throw new Error('it redirects to a private network');
    redirects.push({ url: to, isPermanent: statusCode === 301 || statusCode === 308 });
  };
  const stream = client.stream(url, {
    cookieJar: new CookieJar(),
    hooks: { beforeRedirect: [recordRedirect] },
  });
  const response = await new Promise<PlainResponse>((resolve, reject) => {
    stream.once('response', resolve).once('error', reject);
  });
  const { statusCode: status, headers } = response;
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > maxBytes) break;
    }
  } catch (error) {
    // The status of an error says enough, whatever happens to its body.
    if (status < 400) throw error;
  }
  const body = Buffer.concat(chunks).subarray(0, maxBytes);
  return { url: response.url, status, headers, redirects, body, isTruncated: length > maxBytes };
}

/** How long a server asks to wait, in milliseconds. https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function readRetryAfter(header: string | undefined): number | undefined {
  const isSeconds = /^\d+$/.test(header ?? '');
  const wait = isSeconds ? Number(header) * 1000 : Date.parse(header ?? '') - Date.now();
  return Number.isNaN(wait) ? undefined : Math.max(wait, 0);
}

/** This machine, and networks behind a router. */
const PRIVATE_HOST =
  /^((.+\.)?localhost|(0|10|127|169\.254|172\.(1[6-9]|2\d|3[01])|192\.168)(\.\d+)+|\[(::1?|::ffff:.*|f[cd].*|fe80.*)\])$/;

function isPrivate(url: string): boolean {
  return PRIVATE_HOST.test(new URL(url).hostname);
}

/** What each code means. https://nodejs.org/api/errors.html */
const FAILURES: [RegExp, string][] = [
  [/^(ENOTFOUND|ENODATA)/, 'there is no such host'],
  [/^(EAI_|ENET|EHOST|EADDRNOTAVAIL)/, 'it cannot be reached from here'],
  [/^ECONNREFUSED/, 'its host refuses the connection'],
  [/^ETIMEDOUT/, 'it did not respond in time'],
  [/^ECONN|^EPIPE|CONTENT_LENGTH/, 'the connection broke'],
  [/CERT|SIGNATURE/, 'its certificate is not valid'],
  [/SSL|TLS|EPROTO/, 'no secure connection could be made'],
  [/^HPE_/, 'its response is not valid HTTP'],
  [/READING_RESPONSE/, 'its response cannot be read'],
  [/UNSUPPORTED_PROTOCOL|INVALID_URL/, 'it redirects to something other than a web page'],
  [/TOO_MANY_REDIRECTS/, 'it redirects again and again'],
];
