import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';

export type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** A running local server. */
export interface TestServer {
  /** Its origin, without a trailing slash. */
  url: string;
  /** The requests so far. */
  requests: IncomingMessage[];
  /** The largest number of concurrent requests so far. */
  readonly mostAtATime: number;
}

const PEM = readFileSync(new URL('../fixtures/certificate.pem', import.meta.url));
const running = new Set<http.Server>();

/** Stops all servers. */
export async function stopServers(): Promise<void> {
  for (const server of running) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  running.clear();
}

/** Starts a server with one handler, or with a handler for each path ("*" for the others, or 404). */
export async function startServer(
  serve: Handler | Record<string, Handler>,
  { isSecure = false } = {},
): Promise<TestServer> {
  let [open, mostAtATime] = [0, 0];
  const requests: IncomingMessage[] = [];
  const handle: Handler = (request, response) => {
    requests.push(request);
    open += 1;
    mostAtATime = Math.max(mostAtATime, open);
    response.once('close', () => (open -= 1));
    const all = typeof serve === 'function' ? { '*': serve } : serve;
    (all[request.url ?? ''] ?? all['*'] ?? answer(404))(request, response);
  };
  const server = isSecure
    ? https.createServer({ cert: PEM, key: PEM }, handle)
    : http.createServer(handle);
  running.add(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http${isSecure ? 's' : ''}://127.0.0.1:${port}`,
    requests,
    get mostAtATime() {
      return mostAtATime;
    },
  };
}

/** Responds with a status, headers and a body. */
export function answer(
  status: number,
  headers: Record<string, string> = {},
  body: string | Buffer = '',
): Handler {
  return (_request, response) => response.writeHead(status, headers).end(body);
}

/** Responds with a page, whose text defaults to its title. */
export function page(title: string, text = title, headers: Record<string, string> = {}): Handler {
  const html = `<!doctype html><title>${title}</title><body><h1>${text}</h1>`;
  return answer(200, { 'content-type': 'text/html; charset=utf-8', ...headers }, html);
}

/** Redirects to a URL with a 3xx status. */
export function redirect(status: number, location: string): Handler {
  return answer(status, { location });
}
