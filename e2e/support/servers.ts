// Finds the web servers to test the built site with. When run as a script, downloads missing ones with
// apt and unpacks them into the cache, without installing them.

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { expect } from '@playwright/test';
import { caddySnippet } from '../../src/tools/hosting/caddy.ts';
import { nginxSnippet } from '../../src/tools/hosting/nginx.ts';
import { builtSite } from '../../src/tools/built-pages.ts';
import { describeSite } from '../../src/tools/hosting/site.ts';
import { cacheFolder } from './builds.ts';

/** Where downloaded packages are unpacked. */
const UNPACKED = path.join(cacheFolder, 'servers');

/** A self-hosted web server. */
interface ServerKind {
  name: 'nginx' | 'Caddy';
  /** Debian packages. */
  packages: string[];
  /** Path from the root of the file system. */
  binary: string;
  /** Returns a configuration that includes the file "snippet" next to it. */
  configure: (root: string, port: number) => string;
  /** The arguments that start it with the file "config" of a folder. */
  args: (folder: string) => string[];
  snippet: typeof nginxSnippet;
}

const KINDS: ServerKind[] = [
  {
    name: 'nginx',
    packages: ['nginx', 'nginx-common'],
    binary: 'usr/sbin/nginx',
    snippet: nginxSnippet,
    // Relative paths start at the folder given as prefix.
    configure: (root, port) => `
daemon off;
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
pid pid;
error_log stderr;
events {}
http {
  include ${locate('etc/nginx/mime.types')};
  access_log off;
  client_body_temp_path body;
  proxy_temp_path proxy;
  fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi;
  scgi_temp_path scgi;
  server {
    listen 127.0.0.1:${port};
    root ${root};
    include snippet;
  }
}
`,
    args: (folder) => ['-p', folder, '-c', 'config', '-e', 'stderr'],
  },
  {
    name: 'Caddy',
    packages: ['caddy'],
    binary: 'usr/bin/caddy',
    snippet: caddySnippet,
    configure: (root, port) => `
{
	admin off
	auto_https off
}
http://127.0.0.1:${port} {
	root * ${root}
	import snippet
}
`,
    args: (folder) => ['run', '--config', path.join(folder, 'config'), '--adapter', 'caddyfile'],
  },
];

/** The servers available on this machine. */
export const servers = KINDS.filter(({ binary }) => locate(binary) !== undefined);

const missing = KINDS.filter((kind) => !servers.includes(kind));

export const missingServers = missing.map(({ name }) => name);

/** Finds a file in the system or among the downloads. */
function locate(file: string): string | undefined {
  return [path.join('/', file), path.join(UNPACKED, file)].find((file) => existsSync(file));
}

/**
 * Serves a build with a web server and its snippet, until it is disposed of.
 *
 * @param folder an empty folder for the server's files
 */
export async function startServer(
  kind: ServerKind,
  build: { folder: string; base: string },
  folder: string,
) {
  const root = path.join(folder, 'root');
  const mount = path.join(root, build.base);
  await mkdir(path.dirname(mount), { recursive: true });
  await symlink(build.folder, mount.replace(/\/$/, ''), 'junction');
  const port = await findFreePort();
  await writeFile(
    path.join(folder, 'snippet'),
    kind.snippet(describeSite(await builtSite(build.folder))),
  );
  await writeFile(path.join(folder, 'config'), kind.configure(root, port));

  const server = spawn(locate(kind.binary) ?? '', kind.args(folder), {
    stdio: ['ignore', 'ignore', 'pipe'],
    // Caddy's data folders.
    env: { ...process.env, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder },
  });
  let output = '';
  server.stderr.on('data', (data: Buffer) => (output += data.toString()));
  const ended = new Promise((resolve) => server.once('close', resolve));
  const address = `http://127.0.0.1:${port}${build.base}`;
  await expect(async () => {
    expect(server.exitCode, output).toBeNull();
    await fetch(address);
  }).toPass();
  return {
    address,
    async [Symbol.asyncDispose]() {
      server.kill();
      await ended;
    },
  };
}

/** Finds an unused port. */
async function findFreePort(): Promise<number> {
  await using probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  return (probe.address() as AddressInfo).port;
}

/** Downloads and unpacks the packages of a server. */
async function download({ packages }: ServerKind): Promise<void> {
  const cwd = path.join(UNPACKED, 'downloads', packages.join('-'));
  await mkdir(cwd, { recursive: true });
  const unpack = 'for file in *.deb; do dpkg-deb -x "$file" ../..; done';
  execFileSync('apt-get', ['download', ...packages], { cwd, stdio: 'inherit' });
  execFileSync('sh', ['-c', unpack], { cwd, stdio: 'inherit' });
}

if (import.meta.main) {
  for (const kind of missing) {
    console.log(`The tests use ${kind.name}, which is not installed. Downloading it …`);
    // apt prints the error, and the report names the missing server.
    await download(kind).catch(() => undefined);
  }
}
