import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { builtSite } from '../tools/built-pages.ts';
import { headersFile, redirectsFile } from '../tools/hosting/netlify.ts';
import { contentSecurityPolicy } from '../tools/hosting/policy.ts';
import { describeSite } from '../tools/hosting/site.ts';
import { escapeMarkup } from '../utils/escape.ts';

/** What the policy must come behind: https://html.spec.whatwg.org/#charset, in the first 1,024 bytes. */
const CHARSET = /<meta charset="utf-8" ?\/?>/;

/**
 * Gives each built page its content security policy, for hosts that send no headers, and writes the
 * files for hosts that do. Only now are the styles known that Astro puts into a page.
 */
export function hostFiles(): AstroIntegration {
  return {
    name: 'host-files',
    hooks: {
      'astro:build:done': async ({ dir, assets }) => {
        const folder = fileURLToPath(dir);
        // Not the files of the folder "public", which are served as they are.
        const made = new Set([...assets.values()].flat().map((url) => fileURLToPath(url)));
        const built = await builtSite(folder);
        for (const { file, styles } of built.pages) {
          if (!made.has(path.join(folder, file))) continue;
          const html = await readFile(path.join(folder, file), 'utf8');
          await writeFile(path.join(folder, file), withPolicy(html, styles, file));
        }
        const site = describeSite(built);
        await writeFile(path.join(folder, '_headers'), headersFile(site));
        await writeFile(path.join(folder, '_redirects'), redirectsFile(site));
        // GitHub Pages, where it publishes a branch, would leave out what begins with "_".
        // https://docs.github.com/en/pages/getting-started-with-github-pages/about-github-pages-and-jekyll
        await writeFile(path.join(folder, '.nojekyll'), '');
      },
    },
  };
}

function withPolicy(html: string, styles: readonly string[], file: string): string {
  if (!CHARSET.test(html)) throw new Error(`${file} does not begin with its charset`);
  const policy = escapeMarkup(contentSecurityPolicy(styles));
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  return html.replace(CHARSET, (charset) => charset + meta);
}
