import { resolve } from 'node:path';
import type { AstroIntegration, AstroIntegrationLogger } from 'astro';
import { PAGES, siteContent } from '../data/entries.ts';
import { isShallow } from '../data/history.ts';
import { LINK_RECORDS, readLinkRecords } from '../data/link-records.ts';
import { site } from '../site.ts';
import { isEntry } from '../tools/content-check/entry.ts';
import { formats, hasErrors } from '../tools/content-check/formats.ts';
import { reportPage } from '../tools/content-check/html.ts';
import { checkContent, type Problem, type Report } from '../tools/content-check/index.ts';
import { watchContent, type Outcome } from '../tools/content-check/watch.ts';
import { entryId, pagePath } from '../utils/addresses.ts';
import { escapeMarkup } from '../utils/escape.ts';
import { describeError } from '../utils/user-error.ts';
import { publishDownloads, serveDownloads } from './downloads.ts';
import { stopBuild } from './stop-build.ts';

/** The route that renders the entries. */
const ENTRY_ROUTE = '/[...path]';

/**
 * Errors of the content check stop the build, and so does an entry that did not become a page. The
 * development server reports problems on each save, and goes on.
 */
export function contentCheck(): AstroIntegration {
  /** Files of the entries that must become pages, and the files that they offer. */
  let published: Report['published'] = [];
  let downloads: Report['downloads'] = [];
  let base: string;

  return {
    name: 'content-check',
    hooks: {
      'astro:config:setup': async ({ command, config, addMiddleware }) => {
        ({ base } = config);
        if (command === 'dev')
          addMiddleware({
            entrypoint: new URL('content-report.ts', import.meta.url),
            order: 'pre',
          });
        if (command !== 'build') return;
        if (isShallow(process.cwd())) {
          console.warn(
            'This is a shallow clone, so pages cannot show when they last changed, and lost addresses may go unnoticed. Fetch the whole history before the build: git fetch --unshallow',
          );
        }
        await readLinkRecords().catch((error: unknown) => stopBuild(describeError(error)));
        const report = await checkContent(siteContent);
        const format = process.env.GITHUB_ACTIONS === 'true' ? 'github' : 'text';
        const text = formats[format](report, PAGES);
        if (hasErrors(report.problems)) stopBuild(text);
        if (report.problems.length > 0) console.error(text);
        ({ published, downloads } = report);
      },

      'astro:server:setup': ({ server, logger }) => {
        const reload = () => {
          server.ws.send({ type: 'full-reload' });
        };
        const watch = watchContent(check, logChanges(logger, reload));
        const { folder, publicFolder } = siteContent;
        const watched = [folder, publicFolder, resolve(LINK_RECORDS)];
        server.watcher.add(watched).on('all', (event, file) => {
          if (!watched.some((place) => file.startsWith(place))) return;
          watch.change(file);
          // Vite remembers that a picture was missing until the page that shows it is saved again.
          if (event !== 'add' || isEntry(file)) return;
          for (const { moduleGraph } of Object.values(server.environments)) {
            moduleGraph.invalidateAll();
          }
        });
        serveDownloads(server);
        server.middlewares.use((request, response, next) => {
          if (!request.headers.accept?.includes('text/html')) {
            next();
            return;
          }
          void watch.latest().then((outcome) => {
            // Without links.yaml, there is no page at all.
            if ('failure' in outcome) {
              response.writeHead(500, { 'content-type': 'text/html; charset=utf-8' });
              response.end(reportPage(`<p>${escapeMarkup(outcome.failure)}</p>`, base));
              return;
            }
            // Astro's own way to hand something to its middleware: src/integrations/content-report.ts.
            Reflect.set(request, Symbol.for('astro.locals'), outcome);
            next();
          });
        });
      },

      'astro:build:done': async ({ dir, assets }) => {
        await publishDownloads(downloads, dir);
        const written = new Set(assets.get(ENTRY_ROUTE)?.map((file) => file.href));
        const lost = published
          .map((file) => ({ file, path: pagePath(entryId(file), site.home) }))
          .filter(({ path }) => !written.has(new URL(encodeURI(`.${path}index.html`), dir).href))
          .map(
            ({ file, path }) =>
              `${PAGES}/${file}  error  This page was not built, because a file in src/pages has the same address, ${path}. Rename one of them.  (address-reserved)`,
          );
        if (lost.length > 0) stopBuild(lost.join('\n'));
      },
    },
  };
}

async function check(): Promise<Report> {
  await readLinkRecords();
  return checkContent(siteContent);
}

/** Logs everything at first, and then what each change has changed, the saved file first. */
function logChanges(logger: AstroIntegrationLogger, reload: () => void) {
  let last: Outcome | undefined;
  let known = new Set<string>();
  const keyOf = ({ file, rule, message }: Problem) => `${file} ${rule} ${message}`;

  return (outcome: Outcome, changed: string[]) => {
    if (JSON.stringify(outcome) === JSON.stringify(last)) return;
    last = outcome;
    reload();
    if ('failure' in outcome) {
      logger.error(outcome.failure);
      return;
    }
    const isSaved = ({ file }: Problem) => changed.includes(resolve(PAGES, file));
    const shown = outcome.problems
      .filter((problem) => !known.has(keyOf(problem)))
      .sort((one, other) => Number(isSaved(other)) - Number(isSaved(one)));
    known = new Set(outcome.problems.map(keyOf));
    const text = formats.text(outcome, PAGES, shown);
    if (hasErrors(shown)) logger.error(`The site cannot be published yet:\n${text}`);
    else if (shown.length > 0) logger.warn(`Warnings:\n${text}`);
    else logger.info(text);
  };
}
