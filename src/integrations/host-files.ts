import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { builtSite, type BuiltPage } from '../tools/built-pages.ts';
import { headersFile, redirectsFile } from '../tools/hosting/netlify.ts';
import { contentSecurityPolicy, describeSite } from '../tools/hosting/site.ts';
import { escapeMarkup } from '../utils/escape.ts';

/** The policy comes after it, because it must be in the first 1,024 bytes: https://html.spec.whatwg.org/#charset */
const CHARSET = /<meta charset="utf-8" ?\/?>/;

/**
 * Gives each built page its content security policy, for hosts that send no headers, and writes the
 * files for hosts that do. Only after the build are the styles known that Astro puts into a page.
 */
export function hostFiles(): AstroIntegration {
  return {
    name: 'host-files',
    hooks: {
      'astro:build:done': async ({ dir, assets }) => {
        const folder = fileURLToPath(dir);
        const built = await builtSite(folder);
        // Not the files of the folder "public", which are served as they are.
        const made = new Set([...assets.values()].flat().map((url) => fileURLToPath(url)));
        const addPolicy = async ({ file, html, styles }: BuiltPage) => {
          const page = path.join(folder, file);
          if (!made.has(page)) return;
          if (!CHARSET.test(html)) throw new Error(`${file} does not begin with its charset`);
          const policy = escapeMarkup(contentSecurityPolicy(styles));
          const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
          await writeFile(page, html.replace(CHARSET, `$&${meta}`));
        };
        await Promise.all(built.pages.map(addPolicy));
        const site = describeSite(built);
        await writeFile(new URL('_headers', dir), headersFile(site));
        await writeFile(new URL('_redirects', dir), redirectsFile(site));
      },
    },
  };
}
