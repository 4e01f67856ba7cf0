import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a host does when it is asked for an address: it sends this, or behaves on purpose. */
export type Route =
  string | Buffer | ((request: IncomingMessage, response: ServerResponse) => void);

/** A host of a site that a test makes up. */
export interface OlderHost {
  /** `http://127.0.0.1:1234`, without a slash at the end. */
  origin: string;
  /** The paths that it was asked for, in turn. */
  asked: string[];
  close(): Promise<void>;
}

const TYPES: Record<string, string> = {
  '': 'text/html; charset=utf-8',
  gz: 'application/gzip',
  html: 'text/html',
  pdf: 'application/pdf',
  xml: 'application/xml',
};

/**
 * Serves what a test makes up; for all else, it answers 404.
 *
 * @param routes by path; they may be set after the host has started, when its address is known
 */
export async function startOlderHost(routes: Map<string, Route>): Promise<OlderHost> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    const route = routes.get(path);
    if (route === undefined) response.writeHead(404).end();
    else if (typeof route === 'function') route(request, response);
    else {
      const ending = /\.(\w+)$/.exec(path)?.[1] ?? '';
      const type = path.endsWith('_redirects') ? 'text/plain' : (TYPES[ending] ?? '');
      response.writeHead(200, { 'Content-Type': type }).end(route);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
