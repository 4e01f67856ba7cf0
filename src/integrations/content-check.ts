import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration, AstroIntegrationLogger } from 'astro';
import { isEntry } from '../tools/content-check/entry.ts';
import { formats, type Format } from '../tools/content-check/formats.ts';
import { checkContent, type Report } from '../tools/content-check/index.ts';
import type { ContentOptions } from '../tools/content-check/types.ts';
import { entryId, pagePath } from '../utils/addresses.ts';
import { isShallow } from '../data/history.ts';
import { UserError } from '../utils/user-error.ts';
import { LINK_RECORDS, readLinkRecords } from '../data/link-records.ts';
import { site } from '../site.ts';

/** The route that renders the entries. */
const ENTRY_ROUTE = '/[...path]';

/**
 * Errors of the content check stop the build, and so does an entry that did not become a page. The
 * development server reports problems on each save, and goes on.
 */
export function contentCheck(): AstroIntegration {
  let content: ContentOptions;
  /** The collection's folder, as editors know it. */
  let name: string;
  /** Files of the entries that must become pages. */
  let published: string[] = [];

  return {
    name: 'content-check',
    hooks: {
      'astro:config:setup': async ({ command, config }) => {
        const folder = fileURLToPath(new URL('content/pages', config.srcDir));
        name = relative(fileURLToPath(config.root), folder).replaceAll('\\', '/');
        content = {
          folder,
          publicFolder: fileURLToPath(config.publicDir),
          home: site.home,
          pictureCache: fileURLToPath(new URL('pictures.json', config.cacheDir)),
          retired: site.retired,
        };
        if (command !== 'build') return;
        if (isShallow(fileURLToPath(config.root))) {
          console.warn(
            'This is a shallow clone, so pages cannot show when they last changed, and lost addresses may go unnoticed. Fetch the whole history before the build: git fetch --unshallow',
          );
        }
        await readLinkRecords().catch((error: unknown) => {
          if (!(error instanceof UserError)) throw error;
          console.error(error.message);
          process.exit(1);
        });
        const report = await checkContent(content);
        const format: Format = process.env.GITHUB_ACTIONS === 'true' ? 'github' : 'text';
        if (report.problems.length > 0) console.error(formats[format](report, name));
        if (hasErrors(report)) process.exit(1);
        published = report.published;
      },

      'astro:server:setup': ({ server, logger }) => {
        const report = reporter(content, name, logger);
        report();
        const watched = [content.folder, content.publicFolder, resolve(LINK_RECORDS)];
        server.watcher.add(watched).on('all', (event, file) => {
          if (!watched.some((place) => file.startsWith(place))) return;
          report();
          // Vite remembers that a picture was missing until the page that shows it is saved again.
          if (event !== 'add' || isEntry(file)) return;
          for (const { moduleGraph } of Object.values(server.environments)) {
            moduleGraph.invalidateAll();
          }
        });
      },

      'astro:build:done': ({ dir, assets }) => {
        const written = new Set(assets.get(ENTRY_ROUTE)?.map((file) => file.href));
        const lost = published.filter((file) => {
          const page = `.${pagePath(entryId(file), site.home)}index.html`;
          return !written.has(new URL(encodeURI(page), dir).href);
        });
        if (lost.length === 0) return;
        for (const file of lost) {
          console.error(
            `${name}/${file}  error  This page was not built, because a file in src/pages has the same address, ${pagePath(entryId(file), site.home)}. Rename one of them.  (address-reserved)`,
          );
        }
        process.exit(1);
      },
    },
  };
}

function hasErrors({ problems }: Report): boolean {
  return problems.some(({ fatal }) => fatal);
}

/** Runs one check at a time, and logs the result if it has changed. */
function reporter(content: ContentOptions, name: string, logger: AstroIntegrationLogger) {
  let last = '';
  let running: Promise<void> | undefined;
  let isRequested = false;

  async function run(): Promise<void> {
    while (isRequested) {
      isRequested = false;
      try {
        await readLinkRecords();
        const report = await checkContent(content);
        const text = formats.text(report, name);
        if (text === last) continue;
        last = text;
        if (hasErrors(report)) logger.error(`The site cannot be published yet:\n${text}`);
        else if (report.problems.length > 0) logger.warn(`Warnings:\n${text}`);
        else logger.info(text);
      } catch (error) {
        // A file can be deleted after it was listed; that causes another check.
        logger.warn(error instanceof Error ? error.message : String(error));
      }
    }
    running = undefined;
  }

  return () => {
    isRequested = true;
    running ??= run();
  };
}
