// Finds the web servers to test the built site with. When run as a script, downloads missing ones with
// apt and unpacks them into the cache, without installing them.

import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { expect } from '@playwright/test';
import { caddySnippet } from '../../src/tools/hosting/caddy.ts';
import { nginxSnippet } from '../../src/tools/hosting/nginx.ts';
import { readSite } from '../../src/tools/hosting/site.ts';
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
  /** Returns a configuration that includes the snippet. */
  configure: (at: { folder: string; root: string; port: number; snippet: string }) => string;
  /** Returns the arguments that start it with a configuration file. */
  args: (config: string) => string[];
  snippet: typeof nginxSnippet;
}

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

/** The servers available on this machine. */
export const servers = KINDS.filter(({ binary }) => locate(binary) !== undefined);

export const missingServers = KINDS.filter((kind) => !servers.includes(kind)).map(
  ({ name }) => name,
);

/** Finds a file in the system or among the downloads. */
function locate(file: string): string | undefined {
  return [path.join('/', file), path.join(UNPACKED, file)].find((file) => existsSync(file));
}

/**
 * Serves a build with a web server and its snippet.
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
  const snippet = path.join(folder, 'snippet');
  await writeFile(snippet, kind.snippet(await readSite(build.folder)));
  const config = path.join(folder, 'config');
  const port = await findFreePort();
  await writeFile(config, kind.configure({ folder, root, port, snippet }));

  const binary = locate(kind.binary) ?? '';
  const server = spawn(binary, kind.args(config), {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Caddy's data folders.
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

/** Finds an unused port. */
async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** Downloads and unpacks the packages of a server. */
async function download({ packages }: ServerKind): Promise<void> {
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
    console.log(`The tests use ${kind.name}, which is not installed. Downloading it …`);
    // apt prints the error, and the report names the missing server.
    await download(kind).catch(() => undefined);
  }
}
