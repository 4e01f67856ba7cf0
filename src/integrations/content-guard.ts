import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { checkContent, listFiles } from '../content-check/index.ts';
import { isEntry } from '../content-check/entries.ts';
import { formatProblems } from '../content-check/problem.ts';
import { entryId, pagePath } from '../lib/addresses.ts';
import { site } from '../site.ts';

/** The route that makes a page of each entry. */
const ENTRY_ROUTE = '/[...path]';

/**
 * Nothing is lost without a word: what the content check finds stops the build (and is shown when
 * the development server starts), and afterwards each entry must have become a page.
 */
export function contentGuard(): AstroIntegration {
  let root: string;
  let folder: string;

  return {
    name: 'content-guard',
    hooks: {
      'astro:config:setup': async ({ command, config, logger }) => {
        root = fileURLToPath(config.root);
        folder = fileURLToPath(new URL('content/pages', config.srcDir));
        if (command !== 'build' && command !== 'dev') return;
        const problems = await checkContent(folder);
        if (problems.length === 0) return;
        const report = formatProblems(problems, relative(root, folder));
        if (command === 'build') stop(report);
        logger.error(`The site cannot be published yet:\n${report}`);
      },

      'astro:build:done': async ({ dir, assets }) => {
        const written = new Set(assets.get(ENTRY_ROUTE)?.map((file) => file.href));
        const lost = (await listFiles(folder)).filter(isEntry).filter((file) => {
          const page = `.${pagePath(entryId(file), site.home)}index.html`;
          return !written.has(new URL(encodeURI(page), dir).href);
        });
        if (lost.length === 0) return;
        stop(
          formatProblems(
            lost.map((file) => ({
              file,
              message: `This entry did not become a page. Another file, in src/pages or public, has its address, ${pagePath(entryId(file), site.home)}. Rename one of the two.`,
            })),
            relative(root, folder),
          ),
        );
      },
    },
  };
}

/**
 * Ends the build with what an editor must mend. Not by throwing: Astro would report an error in
 * this integration.
 */
function stop(report: string): never {
  console.error(report);
  process.exit(1);
}
