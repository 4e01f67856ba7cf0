import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { certificate } from '../fixtures/certificate.ts';

/** What a server does with a request. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on this machine, while it runs. */
export interface TestServer {
  /** Its address, without a slash at the end. */
  url: string;
  /** What was requested, in order, and when. */
  requests: { path: string; at: number; headers: IncomingMessage['headers'] }[];
  /** The most requests that it was busy with at one time. */
  readonly mostAtATime: number;
  stop: () => Promise<void>;
}

/** Starts a server that does one thing at every path, or a thing at each path and 404 elsewhere. */
export async function startServer(
  serve: Handler | Record<string, Handler>,
  { isSecure = false } = {},
): Promise<TestServer> {
  let [now, mostAtATime] = [0, 0];
  const requests: TestServer['requests'] = [];
  const handle: Handler = (request, response) => {
    const { url: path = '', headers } = request;
    requests.push({ path, headers, at: Date.now() });
    now += 1;
    mostAtATime = Math.max(mostAtATime, now);
    response.once('close', () => (now -= 1));
    const handler =
      typeof serve === 'function' ? serve : (serve[path] ?? serve['*'] ?? answer(404));
    handler(request, response);
  };
  const server = isSecure ? createSecureServer(certificate, handle) : createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http${isSecure ? 's' : ''}://127.0.0.1:${port}`,
    requests,
    get mostAtATime() {
      return mostAtATime;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
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

/** Responds with a page; its text is its title unless something else is given. */
export function page(title: string, text = title, headers: Record<string, string> = {}): Handler {
  const html = `<!doctype html><title>${title}</title><body><h1>${text}</h1>`;
  return answer(200, { 'content-type': 'text/html; charset=utf-8', ...headers }, html);
}

/** Redirects to an address, with one of the statuses for it. */
export function redirect(status: number, location: string): Handler {
  return answer(status, { location });
}
