import http from 'node:http';
import https from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import got, {
  RequestError,
  type BeforeRedirectHook,
  type ExtendOptions,
  type PlainResponse,
} from 'got';
import pLimit, { type LimitFunction } from 'p-limit';
import { CookieJar } from 'tough-cookie';
import { site } from '../site.ts';

/** The most requests at a time: to one host, and to all of them. */
const MAX_PER_HOST = 2;
const MAX_REQUESTS = 100;

const MAX_REDIRECTS = 10;

/** The longest wait that a server may ask for with `Retry-After`, in milliseconds. */
const MAX_WAIT = 60_000;

/** The response at the end of all redirects. */
export interface Response {
  /** The address that responded. */
  url: string;
  status: number;
  headers: PlainResponse['headers'];
  /** Where each redirect on the way led, and whether for good (301, 308) or for now. */
  redirects: { url: string; isPermanent: boolean }[];
  /** Decompressed; empty if it is too long, or is that of an error and did not come whole. */
  body: Buffer;
  isTruncated: boolean;
}

/** There is no response; the message says why in a few words, the code as Node.js does: `ENOTFOUND`. */
export { RequestError as RequestFailure } from 'got';

/**
 * Requests an address and follows its redirects.
 *
 * @param maxBytes the longest body that is read, 2 MiB by default
 * @returns the response, whatever its status
 * @throws {RequestFailure} if there is none
 */
export type Client = (url: string, options?: { maxBytes?: number }) => Promise<Response>;

interface Host {
  limit: LimitFunction;
  /** No new request before this time, in milliseconds since 1970. */
  pausedUntil: number;
  /** The last response that said that there were too many requests. */
  refusal?: Response;
}

/** Makes a client for one run: it counts the requests to each host. The tests are less patient. */
export function createClient(options: ExtendOptions = {}): Client {
  const limitAll = pLimit(MAX_REQUESTS);
  const hosts = new Map<string, Host>();
  const hostOf = (url: string) => {
    const name = new URL(url).host;
    const host = hosts.get(name) ?? { limit: pLimit(MAX_PER_HOST), pausedUntil: 0 };
    hosts.set(name, host);
    return host;
  };
  // Connections are not kept: while a long page is read, a server may close one that is about to be used.
  const agentOptions = { maxSockets: MAX_PER_HOST };
  const defaults: ExtendOptions = {
    headers: { 'user-agent': `p2pu-website/1.0 (+${site.source.url})`, accept: 'text/html, */*' },
    // Redirects from several hosts may lead to the same one: the agents keep to the limit then.
    agent: { http: new http.Agent(agentOptions), https: new https.Agent(agentOptions) },
    timeout: { connect: 10_000, response: 15_000, request: 30_000 },
    retry: {
      limit: 2,
      errorCodes: ['ECONNRESET', 'EPIPE', 'EAI_AGAIN', 'ERR_HTTP_CONTENT_LENGTH_MISMATCH'],
      maxRetryAfter: MAX_WAIT,
      // The delay is to be known even if the wait is too long.
      enforceRetryRules: false,
      // Chance adds up to half, so that requests that failed together are not sent together again.
      calculateDelay: ({ computedValue, retryAfter = 0, error: { options: sent } }) => {
        // A server that asks for a wait asks it of all who come from here.
        if (retryAfter > 0) hostOf(String(sent.url)).pausedUntil = Date.now() + retryAfter;
        return computedValue * (1 + Math.random() / 2);
      },
    },
    responseType: 'buffer',
    // Counted below, too: got starts anew when it retries.
    maxRedirects: MAX_REDIRECTS + 1,
    throwHttpErrors: false,
    ignoreInvalidCookies: true,
  };
  const client = got.extend(defaults, options);
  return (url, { maxBytes = 2 * 1024 * 1024 } = {}) => {
    const host = hostOf(url);
    return host.limit(async () => {
      const wait = host.pausedUntil - Date.now();
      if (host.refusal && wait > MAX_WAIT) return host.refusal;
      if (wait > 0 && wait <= MAX_WAIT) await sleep(wait);
      const response = await limitAll(() => send(client, url, maxBytes));
      if ([429, 503].includes(response.status)) hostOf(response.url).refusal = response;
      return response;
    });
  };
}

async function send(client: typeof got, url: string, maxBytes: number): Promise<Response> {
  const redirects: Response['redirects'] = [];
  const recordRedirect: BeforeRedirectHook = ({ url: target }, { statusCode }) => {
    const to = String(target);
    if (isPrivate(to) && !isPrivate(url)) throw new Error('it redirects to a private network');
    if (redirects.length >= MAX_REDIRECTS) throw new Error('it redirects again and again');
    redirects.push({ url: to, isPermanent: statusCode === 301 || statusCode === 308 });
  };
  const toResponse = (response: PlainResponse, body?: Uint8Array): Response => ({
    url: response.url,
    status: response.statusCode,
    headers: response.headers,
    redirects,
    body: Buffer.from(body ?? []),
    isTruncated: body === undefined,
  });
  const controller = new AbortController();
  const { signal } = controller;
  const hooks = { beforeRedirect: [recordRedirect] };
  const request = client(url, { cookieJar: new CookieJar(), hooks, signal });
  void request.on('downloadProgress', ({ transferred }) => {
    if (transferred > maxBytes) controller.abort();
  });
  try {
    const response = await request;
    return toResponse(response, response.rawBody);
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    const { response } = error.request ?? {};
    // The headers say enough of a body that is too long, and of an error.
    if (response && (signal.aborted || response.statusCode >= 400)) return toResponse(response);
    error.message = FAILURES.find(([code]) => code.test(error.code))?.[1] ?? error.message;
    throw error;
  }
}

/** This machine, and networks behind a router. */
const PRIVATE_HOST =
  /^((.+\.)?localhost|(0|10|127|169\.254|172\.(1[6-9]|2\d|3[01])|192\.168)(\.\d+)+|\[(::1?|::ffff:.*|f[cd].*|fe80.*)\])$/;

const isPrivate = (url: string) => PRIVATE_HOST.test(new URL(url).hostname);

/** What each code means. https://nodejs.org/api/errors.html */
const FAILURES: [RegExp, string][] = [
  [/^(ENOTFOUND|ENODATA)/, 'there is no such host'],
  [/^(EAI_|ENET|EHOST|EADDRNOTAVAIL)/, 'it cannot be reached from here'],
  [/^ECONNREFUSED/, 'its host refuses the connection'],
  [/^ETIMEDOUT/, 'it did not respond in time'],
  [/^ECONN|^EPIPE|CONTENT_LENGTH/, 'the connection broke'],
  [/CERT|SIGNATURE/, 'its certificate is not valid'],
  [/SSL|TLS|EPROTO/, 'no secure connection could be made'],
  [/^HPE_|READING_RESPONSE|^Z_/, 'its response is not valid HTTP'],
  [/UNSUPPORTED_PROTOCOL|INVALID_URL/, 'it redirects to something other than a web page'],
];
