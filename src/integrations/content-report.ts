import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { MiddlewareHandler } from 'astro';
import { PAGES } from '../data/entries.ts';
import { site } from '../site.ts';
import { isEntry } from '../tools/content-check/entry.ts';
import { reportPage, reportStrip } from '../tools/content-check/html.ts';
import type { Problem } from '../tools/content-check/index.ts';
import type { Outcome } from '../tools/content-check/watch.ts';
import { decodeAddress, entryId, pagePath, withBase, withoutBase } from '../utils/addresses.ts';

/**
 * In development, shows an editor what the content check found: in a strip above a page, or in place
 * of a page that cannot be shown.
 */
export const onRequest: MiddlewareHandler = async ({ url, locals }, next) => {
  const { outcome } = locals as { outcome?: Outcome };
  if (!outcome) return next();
  const address = decodeAddress(withoutBase(url.pathname, import.meta.env.BASE_URL)).normalize();
  const failure = 'failure' in outcome ? outcome.failure : undefined;
  const problems = 'problems' in outcome ? outcome.problems : [];
  const here = problems.filter(({ file }) => isOf(file, address));
  const elsewhere = problems.filter((problem) => !here.includes(problem));
  const report = { here, elsewhere, lineOf, folder: PAGES };
  const isBroken = failure !== undefined || here.some(({ level }) => level === 'error');
  try {
    const response = await next();
    const isPage = response.headers.get('content-type')?.startsWith('text/html');
    if (!isPage) return response;
    const html = await response.text();
    if (!failure) {
      const body = html.replace(/<body[^>]*>/, (tag) => tag + reportStrip(report));
      return new Response(body, response);
    }
  } catch (error) {
    if (!isBroken) throw error;
  }
  const client = withBase('/@vite/client', import.meta.env.BASE_URL);
  return new Response(reportPage(report, client, failure), {
    status: 500,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
};

/** Whether a file belongs to the page at an address: its text, or a picture beside it. */
function isOf(file: string, address: string): boolean {
  if (isEntry(file)) return pagePath(entryId(file), site.home) === address;
  const folder = path.posix.dirname(file);
  return folder !== '.' && pagePath(folder, site.home) === address;
}

function lineOf({ file, line }: Problem): string {
  if (line === undefined) return '';
  return readFileSync(path.join(PAGES, file), 'utf8').split(/\r?\n/)[line - 1] ?? '';
}
