import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
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

interface StaticServer extends AsyncDisposable {
  /** Address of the home page, with the base path. */
  address: string;
}

/** serve-static takes the address for its redirects from here, as Express sets it. */
type Request = IncomingMessage & { originalUrl?: string };

/**
 * Serves a folder as static hosts do, to this machine only: `index.html` for a folder, a redirect to
 * the trailing slash, media types, brotli or gzip, and `404.html` with the status 404.
 *
 * @throws the error of `listen`, with code `EADDRINUSE` if the port is taken
 */
export async function serveStatic(options: Options): Promise<StaticServer> {
  const { folder, base, port = 0, headers = {} } = options;
  const compress = compression();
  const files = serve(folder, { dotfiles: 'ignore' });
  const notFoundPage = await readFile(path.join(folder, '404.html'));

  const respond = (request: Request, response: ServerResponse) => {
    const url = request.url ?? '/';
    const notFound = () => {
      response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' }).end(notFoundPage);
    };
    if (`${url.split('?')[0]}/` === base) response.writeHead(301, { Location: base }).end();
    else if (url.startsWith(base)) {
      Object.assign(request, { originalUrl: url, url: `/${url.slice(base.length)}` });
      files(request, response, notFound);
    } else notFound();
  };
  const server = createServer((request, response) => {
    response.setHeaders(new Map(Object.entries(headers)));
    // compression() is written for Express, whose requests and responses only add to these.
    compress(request as never, response as never, () => {
      respond(request, response);
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
