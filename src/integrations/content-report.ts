import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { MiddlewareHandler } from 'astro';
import { PAGES } from '../data/entries.ts';
import { site } from '../site.ts';
import { isEntry } from '../tools/content-check/entry.ts';
import { hasErrors } from '../tools/content-check/formats.ts';
import { listProblems, reportPage, reportStrip } from '../tools/content-check/html.ts';
import type { Problem, Report } from '../tools/content-check/index.ts';
import { decodeAddress, entryId, pagePath, withoutBase } from '../utils/addresses.ts';

/**
 * In development, shows an editor what the content check found: in a strip above a page, or in place
 * of a page that cannot be shown.
 */
export const onRequest: MiddlewareHandler = async ({ url, locals, rewrite }, next) => {
  const { problems = [] } = locals as Partial<Report>;
  const base = import.meta.env.BASE_URL;
  const address = decodeAddress(withoutBase(url.pathname, base)).normalize();
  const here = problems.filter(({ file }) => isOf(file, address));
  const elsewhere = problems.filter((problem) => !here.includes(problem));
  const report = { here, elsewhere, lineOf, folder: PAGES };
  try {
    const shown = await next();
    // Old addresses are files, which only a static host finds by themselves.
    const isMissing = shown.status === 404 && url.pathname.endsWith('/');
    const response = isMissing
      ? await rewrite(`${url.pathname}index.html`).catch(() => shown)
      : shown;
    if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
    const html = await response.text();
    const body = html.replace(/<body[^>]*>/, (tag) => tag + reportStrip(report));
    return new Response(body, response);
  } catch (error) {
    if (!hasErrors(problems)) throw error;
    // A translation shows the cover of its original, whose mistake may be the cause.
    return new Response(reportPage(listProblems(report, !hasErrors(here)), base), {
      status: 500,
      headers: { 'content-type': 'text/html; charset=utf-8' },
    });
  }
};

/** Whether a file belongs to the page at an address: its text, or a picture beside it. */
function isOf(file: string, address: string): boolean {
  if (isEntry(file)) return pagePath(entryId(file), site.home) === address;
  const folder = path.posix.dirname(file);
  return folder !== '.' && pagePath(folder, site.home) === address;
}

function lineOf({ file, line }: Problem): string {
  const source = path.join(PAGES, file);
  // It may have been renamed since it was checked.
  if (line === undefined || !existsSync(source)) return '';
  return readFileSync(source, 'utf8').split(/\r?\n/)[line - 1] ?? '';
}
