import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import compression from 'compression';
import serve from 'serve-static';

interface Options {
  /** The folder with the built site. */
  folder: string;
  /** Path under which the site is served; begins and ends with a slash. */
  base: string;
  /** Any free port if left out. */
  port?: number;
  /** Headers of every response; none of its own if left out. */
  headers?: Record<string, string>;
}

/**
 * Serves a folder as static hosts do, to this machine only: `index.html` for a folder, a redirect to
 * the trailing slash, media types, brotli or gzip, and `404.html` with the status 404.
 *
 * @returns the address of the home page, with the base path; disposing of it stops the server
 * @throws the error of `listen`, with code `EADDRINUSE` if the port is taken
 */
export async function serveStatic({ folder, base, port = 0, headers = {} }: Options) {
  const compress = compression();
  const files = serve(folder, { dotfiles: 'ignore' });
  const notFoundPage = await readFile(path.join(folder, '404.html')).catch(() => 'Not found');

  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    const notFound = () => {
      response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' }).end(notFoundPage);
    };
    response.setHeaders(new Map(Object.entries(headers)));
    // compression() is written for Express, whose requests and responses only add to these.
    compress(request as never, response as never, () => {
      // serve-static takes the address for its redirects from originalUrl, as Express sets it.
      const below = url.slice(base.length - 1).replace(/^(?!\/)/, '/');
      const mounted = Object.assign(request, { originalUrl: url, url: below });
      if (`${url.replace('?', '/')}/`.startsWith(base)) files(mounted, response, notFound);
      else notFound();
    });
  });
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await server[Symbol.asyncDispose]();
    },
  };
}
