import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import compression from 'compression';
import serve from 'serve-static';

interface Options {
  /** The folder with the built site. */
  folder: string;
  /** Path under which the site stands; begins and ends with a slash. */
  base: string;
  /** 0 for any free one. */
  port: number;
  /** Headers of every answer; none of its own if left out. */
  headers?: Record<string, string>;
}

interface StaticServer {
  /** Address of the site's first page, with the base path. */
  address: string;
  close: () => Promise<void>;
}

/**
 * Serves a folder with the manners of static hosting: `index.html` for a folder, a redirect to the
 * trailing slash, right media types, brotli or gzip, and `404.html` with the status 404. It
 * answers this machine only.
 *
 * @throws the error of `listen`, with code `EADDRINUSE` where the port is taken
 */
export async function serveStatic({
  folder,
  base,
  port,
  headers = {},
}: Options): Promise<StaticServer> {
  const compress = compression();
  const files = serve(folder, { dotfiles: 'ignore' });
  const notFoundPage = await readFile(path.join(folder, '404.html'));

  const notFound = (request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(request.method === 'HEAD' ? undefined : notFoundPage);
  };

  const server = createServer((request: Request, response) => {
    const url = request.url ?? '/';
    response.setHeaders(new Map(Object.entries(headers)));
    // compression() is written for Express, whose requests and responses only add to these.
    compress(request as never, response as never, () => {
      if (`${url.split('?')[0]}/` === base) {
        response.writeHead(301, { Location: base }).end();
      } else if (url.startsWith(base)) {
        request.originalUrl = url;
        request.url = `/${url.slice(base.length)}`;
        files(request, response, () => {
          notFound(request, response);
        });
      } else {
        notFound(request, response);
      }
    });
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** serve-static takes the address for its redirects from here, as Express sets it. */
type Request = IncomingMessage & { originalUrl?: string };
