// Finds the web servers on which the built site is tried; run by itself, it fetches those that are
// not installed, with apt, into the cache: nothing is installed, and nothing is started.

import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { expect } from '@playwright/test';
import { caddySnippet } from '../../src/tools/hosting/caddy.ts';
import { nginxSnippet } from '../../src/tools/hosting/nginx.ts';
import { readSite } from '../../src/tools/hosting/site.ts';
import { cacheFolder, type Build } from './builds.ts';

/** Where fetched packages are unpacked. */
const UNPACKED = path.join(cacheFolder, 'servers');

/** A web server that people run themselves. */
interface ServerKind {
  name: 'nginx' | 'Caddy';
  /** Debian's packages. */
  packages: string[];
  /** Where it is below the system's root. */
  binary: string;
  /** What it is told, around the snippet. */
  configure: (at: { folder: string; root: string; port: number; snippet: string }) => string;
  /** How it is started with that. */
  args: (config: string) => string[];
  snippet: typeof nginxSnippet;
}

/** The servers for which there is a snippet. */
const KINDS: ServerKind[] = [
  {
    name: 'nginx',
    packages: ['nginx', 'nginx-common'],
    binary: 'usr/sbin/nginx',
    snippet: nginxSnippet,
    configure: ({ folder, root, port, snippet }) => `
daemon off;
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
pid ${folder}/pid;
error_log stderr;
events {}
http {
  include ${locate('etc/nginx/mime.types')};
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port};
    root ${root};
    include ${snippet};
  }
}
`,
    args: (config) => ['-c', config, '-e', 'stderr'],
  },
  {
    name: 'Caddy',
    packages: ['caddy'],
    binary: 'usr/bin/caddy',
    snippet: caddySnippet,
    configure: ({ root, port, snippet }) => `
{
	admin off
	auto_https off
}
http://127.0.0.1:${port} {
	root * ${root}
	import ${snippet}
}
`,
    args: (config) => ['run', '--config', config, '--adapter', 'caddyfile'],
  },
];

/** Those that run here. */
export const servers = KINDS.filter(({ binary }) => locate(binary) !== undefined);

/** Names of those that do not. */
export const missingServers = KINDS.filter((kind) => !servers.includes(kind)).map(
  ({ name }) => name,
);

/** A file of the system, or of what was fetched. */
function locate(file: string): string | undefined {
  return [path.join('/', file), path.join(UNPACKED, file)].find((place) => existsSync(place));
}

/**
 * Serves a build with a server and its snippet.
 *
 * @param folder a folder for its files
 * @returns the address of the site's home page, and what stops the server
 */
export async function startServer(kind: ServerKind, build: Build, folder: string) {
  const root = path.join(folder, 'root');
  const mount = path.join(root, build.base);
  await mkdir(path.dirname(mount), { recursive: true });
  await symlink(build.folder, mount.replace(/\/$/, ''), 'junction');
  const snippet = path.join(folder, 'snippet');
  await writeFile(snippet, kind.snippet(await readSite(build.folder)));
  const config = path.join(folder, 'config');
  const port = await freePort();
  await writeFile(config, kind.configure({ folder, root, port, snippet }));

  const binary = locate(kind.binary) ?? '';
  const server = spawn(binary, kind.args(config), {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Where Caddy keeps what it remembers.
    env: { ...process.env, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder },
  });
  let output = '';
  server.stdout.on('data', (data: Buffer) => (output += data.toString()));
  server.stderr.on('data', (data: Buffer) => (output += data.toString()));
  const ended = new Promise((resolve) => server.once('close', resolve));
  const address = `http://127.0.0.1:${port}${build.base}`;
  await expect(async () => {
    expect(server.exitCode, output).toBeNull();
    await fetch(address);
  }).toPass();
  return {
    address,
    stop: async () => {
      server.kill();
      await ended;
    },
  };
}

/** A port that nothing listens on. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** Fetches the packages of a server, if there is an apt that can. */
async function fetchServer({ packages }: ServerKind): Promise<void> {
  const downloads = path.join(UNPACKED, 'downloads', packages.join('-'));
  await mkdir(downloads, { recursive: true });
  execFileSync('apt-get', ['download', ...packages], { cwd: downloads, stdio: 'inherit' });
  execFileSync('sh', ['-c', 'for file in *.deb; do dpkg-deb -x "$file" ../..; done'], {
    cwd: downloads,
    stdio: 'inherit',
  });
}

if (import.meta.main) {
  for (const kind of KINDS.filter(({ name }) => missingServers.includes(name))) {
    console.log(`The checks try the site on ${kind.name}, which is not installed. Fetching it …`);
    // What went wrong is said by apt; that it was not tried, at the end of the checks.
    await fetchServer(kind).catch(() => undefined);
  }
}
