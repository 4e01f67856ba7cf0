import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { checkLinks } from '../../links/check-links.ts';
import { config } from '../../links/config.ts';
import { dayOf } from '../../links/days.ts';
import { readRecords } from '../../links/records.ts';

const HOSTS = 50;
const ADDRESSES = 1000;

/** How a tenth of the addresses misbehave, in turn. */
const FAULTS: ((request: IncomingMessage, response: ServerResponse) => void)[] = [
  (_, response) => response.writeHead(404).end(),
  (_, response) => response.writeHead(503).end(),
  (_, response) => response.writeHead(429, { 'Retry-After': '1' }).end(),
  (request) => request.socket.resetAndDestroy(),
  // Never answers.
  () => undefined,
  (request, response) => response.writeHead(302, { Location: request.url ?? '/' }).end(),
  (_, response) => response.writeHead(200, { 'Content-Encoding': 'gzip' }).end('no gzip'),
  (request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' });
    if (request.method === 'HEAD') response.end();
    else endless(response);
  },
];

/** What the hosts tell of the run. */
interface Told {
  ports: number[];
  /** How many requests one host had to answer at a time, at most. */
  most: number;
  requests: number;
}

// The hosts run in a process of their own, which is this module again.
if (process.send) serve();

/** The hosts, in a process of their own, so that their memory is not counted. */
function serve(): void {
  const told: Told = { ports: [], most: 0, requests: 0 };
  const servers = Array.from({ length: HOSTS }, (_, host) => {
    let now = 0;
    return createServer((request, response) => {
      told.requests += 1;
      now += 1;
      told.most = Math.max(told.most, now);
      response.once('close', () => (now -= 1));
      const number = Number(/^\/page\/(\d+)$/.exec(request.url ?? '')?.[1] ?? NaN);
      const fault =
        number % 10 === 9 ? FAULTS[(Math.floor(number / 10) + host) % FAULTS.length] : undefined;
      if (fault) fault(request, response);
      else if (Number.isNaN(number)) response.writeHead(404).end();
      else {
        // About as long as a host on another continent takes.
        setTimeout(() => {
          response.writeHead(200, { 'Content-Type': 'text/html' });
          response.end(
            `<title>Page ${number} of ${host}</title>${'<p>Words of this page.'.repeat(2000)}`,
          );
        }, 100);
      }
    }).listen(0, '127.0.0.1');
  });
  void Promise.all(servers.map((server) => once(server, 'listening'))).then(() => {
    told.ports = servers.map((server) => (server.address() as AddressInfo).port);
    process.send?.(told);
  });
  process.on('message', () => {
    process.send?.(told, () => process.exit());
  });
}

function endless(response: ServerResponse): void {
  const go = (): void => {
    while (!response.destroyed && response.write('<p>More and more.'.repeat(500))) continue;
  };
  response.on('drain', go);
  go();
}

/** Checks 1,000 addresses on 50 hosts of this machine, a tenth of which misbehave, and prints how that went. */
export async function benchLinks(): Promise<void> {
  const hosts = fork(import.meta.filename);
  const [{ ports }] = (await once(hosts, 'message')) as [Told];
  const folder = path.resolve('.cache/bench/links');
  const file = path.join(folder, 'links.yaml');
  await mkdir(folder, { recursive: true });
  const addresses = Array.from(
    { length: ADDRESSES },
    (_, index) => `http://127.0.0.1:${ports[index % HOSTS] ?? 0}/page/${Math.floor(index / HOSTS)}`,
  );
  await writeFile(
    file,
    addresses
      .map((address) => `${address}:\n  state: unchecked\n`)
      .sort()
      .join(''),
  );

  const start = performance.now();
  const report = await checkLinks({
    file,
    config: { ...config, archives: [], timeGates: [] },
    today: dayOf(new Date()),
  });
  const seconds = (performance.now() - start) / 1000;
  hosts.send('How was it?');
  const [{ most, requests }] = (await once(hosts, 'message')) as [Told];
  const kept = [...(await readRecords(file)).values()].filter(({ checks }) => checks?.length === 1);
  await rm(folder, { recursive: true });
  console.table({
    'npm run links': {
      addresses: ADDRESSES,
      checked: report.results.length,
      'not checked': report.unchecked.length,
      'records kept': kept.length,
      living: report.results.filter(({ outcome }) => outcome === 'living').length,
      requests,
      'at a time to a host, at most': most,
      seconds: seconds.toFixed(1),
      'memory, MB': Math.round(process.resourceUsage().maxRSS / 1024),
    },
  });
}
