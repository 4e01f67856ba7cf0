import http from 'node:http';
import https from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import got, { RequestError, type Options, type PlainResponse } from 'got';
import pLimit, { type LimitFunction } from 'p-limit';
import { CookieJar } from 'tough-cookie';
import { site } from '../site.ts';

/** So many requests go to one host at a time. */
const MAX_PER_HOST = 2;

/** So many requests are under way at a time, to all hosts together. */
const MAX_IN_ALL = 32;

/** A request is sent so many times where it failed for a reason that may pass. */
const MAX_ATTEMPTS = 3;

/** Statuses that may be different a moment later. */
const PASSING_STATUSES = new Set([429, 500, 502, 503, 504, 520, 521, 522, 523, 524]);

/** Failures of a connection that may be different a moment later. A time-out would only double the wait. */
const PASSING_FAILURES = new Set([
  'ECONNRESET',
  'EPIPE',
  'EAI_AGAIN',
  'ERR_HTTP_CONTENT_LENGTH_MISMATCH',
]);

/** What a response is, at the end of its redirects. */
export interface Response {
  /** The address that responded. */
  url: string;
  status: number;
  headers: PlainResponse['headers'];
  /** The redirects that led there, in order. */
  redirects: Redirect[];
  /** Its decompressed body, up to the limit. */
  body: Buffer;
  /** Whether there is more of the body. */
  isTruncated: boolean;
}

/** One redirect. */
export interface Redirect {
  /** Where it led. */
  url: string;
  /** Whether links should be changed (301, 308), or it holds for now only. */
  isPermanent: boolean;
}

/** A request that got no response; its message says why in a few words: `there is no such host`. */
export class RequestFailure extends Error {
  override name = 'RequestFailure';
  /** The code of the failure, as Node.js or got has it: `ENOTFOUND`. */
  code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** How a client requests; all times in milliseconds. The tests are less patient. */
export interface ClientOptions {
  /** For each attempt: until a connection stands, until the headers are there, until the body is. */
  timeout?: { connect: number; response: number; request: number };
  /** The wait before the second attempt. It doubles with each, and chance adds up to half of it. */
  backOff?: number;
  /** The longest wait that a server may ask for with `Retry-After`. */
  maxRetryAfter?: number;
  /** Looks a host's name up; without it, the system does. */
  dnsLookup?: Options['dnsLookup'];
}

/**
 * Requests an address, following redirects.
 *
 * @param maxBytes so much of the body is read, decompressed; 1 MiB where nothing is said
 * @returns the response, whatever its status
 * @throws {RequestFailure} where there is none
 */
export type Client = (url: string, options?: { maxBytes?: number }) => Promise<Response>;

/** Makes a client: for one run, since it counts the requests to each host. */
export function createClient({
  timeout = { connect: 10_000, response: 15_000, request: 30_000 },
  backOff = 1000,
  maxRetryAfter = 60_000,
  dnsLookup,
}: ClientOptions = {}): Client {
  // The agents keep to the limit where redirects of several hosts lead to the same one.
  const agentOptions = { keepAlive: true, maxSockets: MAX_PER_HOST };
  const client = got.extend({
    agent: { http: new http.Agent(agentOptions), https: new https.Agent(agentOptions) },
    headers: {
      'user-agent': `p2pu-website/1.0 (+${site.source.url})`,
      accept: 'text/html,*/*;q=0.8',
    },
    timeout,
    dnsLookup,
    throwHttpErrors: false,
    // The attempts are counted below: got's own stream reads the whole body of an error first, however long.
    retry: { limit: 0 },
    ignoreInvalidCookies: true,
  });
  const all = pLimit(MAX_IN_ALL);
  const hosts = new Map<string, { limit: LimitFunction; pausedUntil: number }>();
  const hostOf = (url: string) => {
    const { host } = new URL(url);
    const known = hosts.get(host) ?? { limit: pLimit(MAX_PER_HOST), pausedUntil: 0 };
    hosts.set(host, known);
    return known;
  };

  /** Sends a request, and waits as long as is right before another; 0 where there is to be none. */
  async function attempt(url: string, maxBytes: number, wait: number) {
    try {
      const response = await all(() => send(client, url, maxBytes));
      if (!PASSING_STATUSES.has(response.status)) return { response, wait: 0 };
      const asked = readRetryAfter(response.headers['retry-after']);
      if (asked !== undefined && asked > maxRetryAfter) return { response, wait: 0 };
      const longer = Math.max(asked ?? 0, wait);
      // A server that asks for a wait asks it of all who come from here.
      if (asked !== undefined) hostOf(response.url).pausedUntil = Date.now() + longer;
      return { response, wait: longer };
    } catch (error) {
      const failure = describeFailure(error);
      return { failure, wait: PASSING_FAILURES.has(failure.code) ? wait : 0 };
    }
  }

  return (url, { maxBytes = 1024 * 1024 } = {}) => {
    const host = hostOf(url);
    return host.limit(async () => {
      for (let count = 1; ; count += 1) {
        await sleep(Math.max(host.pausedUntil - Date.now(), 0));
        const delay = backOff * 2 ** (count - 1) * (1 + Math.random() / 2);
        const { response, failure, wait } = await attempt(url, maxBytes, delay);
        if (wait > 0 && count < MAX_ATTEMPTS) await sleep(wait);
        else if (response) return response;
        else throw failure;
      }
    });
  };
}

/** Sends one request, with its redirects and cookies. */
async function send(client: typeof got, url: string, maxBytes: number): Promise<Response> {
  const redirects: Redirect[] = [];
  const isForbidden = (response: PlainResponse) => {
    const target = new URL(response.headers.location ?? '', response.url);
    return isPrivate(target) && !isPrivate(url);
  };
  const stream = client.stream(url, {
    cookieJar: new CookieJar(),
    followRedirect: (response) => !isForbidden(response),
  });
  stream.on('redirect', ({ url: to }, { statusCode }) => {
    redirects.push({ url: String(to), isPermanent: statusCode === 301 || statusCode === 308 });
  });
  const head = await new Promise<PlainResponse>((resolve, reject) => {
    stream.once('response', resolve).once('error', reject);
  });
  const { statusCode: status, headers } = head;
  if (headers.location !== undefined && status >= 300 && status < 400 && isForbidden(head)) {
    stream.destroy();
    throw new RequestFailure('PRIVATE', 'it leads into a private network');
  }
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk as Buffer);
      length += (chunk as Buffer).length;
      if (length > maxBytes) break;
    }
  } catch (error) {
    // An error's status says enough, whatever happens to its body.
    if (status < 400) throw error;
  }
  const body = Buffer.concat(chunks).subarray(0, maxBytes);
  return { url: head.url, status, headers, redirects, body, isTruncated: length > maxBytes };
}

/** How long a server asks to wait; undefined where it does not. https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function readRetryAfter(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.max(wait, 0);
}

/** This machine, and networks behind a router. */
const PRIVATE_HOST =
  /^((.+\.)?localhost|(0|10|127|169\.254|172\.(1[6-9]|2\d|3[01])|192\.168)(\.\d+)+|\[(::1?|::ffff:.*|f[cd].*|fe80.*)\])$/;

function isPrivate(url: string | URL): boolean {
  return PRIVATE_HOST.test(new URL(url).hostname);
}

/** Why there is no response, by the code of the failure. https://nodejs.org/api/errors.html */
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

function describeFailure(error: unknown): RequestFailure {
  if (error instanceof RequestFailure) return error;
  // Anything else is a fault of ours.
  if (!(error instanceof RequestError)) throw error;
  const { code, message } = error;
  const known = FAILURES.find(([pattern]) => pattern.test(code));
  return new RequestFailure(code, known?.[1] ?? message);
}
