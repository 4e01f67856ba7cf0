// npm run snippet -- nginx|caddy [file]: configuration for your own web server to include, with the
// headers, redirects and caching of dist/. Printed if no file is named.

import { writeFile } from 'node:fs/promises';
import { builtSite } from '../tools/built-pages.ts';
import { caddySnippet } from '../tools/hosting/caddy.ts';
import { nginxSnippet } from '../tools/hosting/nginx.ts';
import { describeSite } from '../tools/hosting/site.ts';
import { describeError, UserError } from '../utils/user-error.ts';

const servers = new Map(Object.entries({ nginx: nginxSnippet, caddy: caddySnippet }));

try {
  const [server = '', file, ...rest] = process.argv.slice(2);
  const write = servers.get(server);
  if (!write || rest.length > 0) {
    throw new UserError(
      'Write, for example: npm run snippet -- nginx how-we-learn.conf (or caddy)',
    );
  }
  const snippet = write(describeSite(await builtSite('dist')));
  if (file === undefined) process.stdout.write(snippet);
  else {
    await writeFile(file, snippet);
    console.log(`Created ${file}`);
  }
} catch (error) {
  console.error(describeError(error));
  process.exitCode = 1;
}
