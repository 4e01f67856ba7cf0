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

/** The longest body that is read. */
const MAX_BYTES = 5 * 1024 * 1024;

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
 * @returns the response, whatever its status
 * @throws {RequestFailure} if there is none
 */
export type Client = (url: string) => Promise<Response>;

/** Makes a client for one run: it counts the requests to each host. The tests are less patient. */
export function createClient(options: ExtendOptions = {}): Client {
  const client = got.extend(DEFAULTS, options);
  const limitAll = pLimit(MAX_REQUESTS);
  const limits = new Map<string, LimitFunction>();
  return (url) => {
    const { host } = new URL(url);
    const limit = limits.get(host) ?? pLimit(MAX_PER_HOST);
    limits.set(host, limit);
    // A request that its host tells to wait keeps its place: those behind it wait, too.
    return limit(() => limitAll(() => send(client, url)));
  };
}

const DEFAULTS: ExtendOptions = {
  headers: { 'user-agent': `p2pu-website/1.0 (+${site.source.url})`, accept: 'text/html, */*' },
  timeout: { connect: 10_000, response: 15_000, request: 30_000 },
  retry: {
    limit: 2,
    errorCodes: ['ECONNRESET', 'EPIPE', 'EAI_AGAIN', 'ERR_HTTP_CONTENT_LENGTH_MISMATCH'],
    maxRetryAfter: 60_000,
  },
  responseType: 'buffer',
  throwHttpErrors: false,
  ignoreInvalidCookies: true,
};

async function send(client: typeof got, url: string): Promise<Response> {
  const redirects: Response['redirects'] = [];
  const recordRedirect: BeforeRedirectHook = ({ url: target }, { statusCode }) => {
    const to = String(target);
    if (isPrivate(to) && !isPrivate(url)) throw new Error('it redirects to a private network');
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
    if (transferred > MAX_BYTES) controller.abort();
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
  [/TOO_MANY_REDIRECTS/, 'it redirects again and again'],
  [/UNSUPPORTED_PROTOCOL|INVALID_URL/, 'it redirects to something other than a web page'],
];
