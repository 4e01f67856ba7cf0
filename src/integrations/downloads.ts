import { cp } from 'node:fs/promises';
import path from 'node:path';
import type { HookParameters } from 'astro';
import serve from 'serve-static';
import { listDownloads } from '../data/downloads.ts';
import { PAGES } from '../data/entries.ts';
import type { Report } from '../tools/content-check/index.ts';
import { decodeAddress, withoutBase } from '../utils/addresses.ts';

/** Publishes files beside the pages: their addresses stay the same, unlike those of Astro's assets. */
export async function publishDownloads(downloads: Report['downloads'], dist: URL): Promise<void> {
  for (const { file, path: to } of downloads)
    await cp(path.join(PAGES, file), new URL(encodeURI(`.${to}`), dist));
}

type Server = HookParameters<'astro:server:setup'>['server'];

/** Serves them in development, whether a page links to them or not. */
export function serveDownloads({ middlewares, config }: Server): void {
  const files = serve(PAGES);
  middlewares.use((request, response, next) => {
    const [address = ''] = withoutBase(request.url ?? '', config.base).split('?');
    void listDownloads().then((downloads) => {
      const { file } = downloads.get(decodeAddress(address).normalize()) ?? {};
      if (file) files(Object.assign(request, { url: encodeURI(`/${file}`) }), response, next);
      else next();
    });
  });
}
