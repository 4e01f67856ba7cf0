// Checks 1,000 addresses on 50 hosts of this machine, and prints how long that takes and what it finds.

import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { LINK_RECORDS } from '../../data/link-records.ts';
import { checkLinks } from '../../tools/link-check/index.ts';

const HOSTS = 50;
const ADDRESSES = 1000;

/** What a tenth of the addresses do, in turn. */
const FAULTS: RequestListener[] = [
  (_, response) => response.writeHead(404).end(),
  (_, response) => response.writeHead(503).end(),
  (_, response) => response.writeHead(429, { 'retry-after': '1' }).end(),
  ({ socket }) => socket.resetAndDestroy(),
  // Never responds.
  () => undefined,
  ({ url = '/' }, response) => response.writeHead(302, { location: url }).end(),
  (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip'),
];

let [mostAtATime, requests] = [0, 0];
const servers = Array.from({ length: HOSTS }, (_, host) => {
  let now = 0;
  return createServer((request, response) => {
    requests += 1;
    now += 1;
    mostAtATime = Math.max(mostAtATime, now);
    response.once('close', () => (now -= 1));
    const number = Number(/^\/page\/(\d+)$/.exec(request.url ?? '')?.[1] ?? NaN);
    const fault = number % 10 === 9 && FAULTS[(number + host) % FAULTS.length];
    if (fault) fault(request, response);
    else if (Number.isNaN(number)) response.writeHead(404).end();
    // About as long as a host on another continent takes.
    else setTimeout(() => response.writeHead(200).end(`<title>Page ${number}</title>Text`), 100);
  }).listen(0, '127.0.0.1');
});
await Promise.all(servers.map((server) => once(server, 'listening')));
const addresses = Array.from({ length: ADDRESSES }, (_, index) => {
  const { port } = servers[index % HOSTS]?.address() as AddressInfo;
  return `http://127.0.0.1:${port}/page/${Math.floor(index / HOSTS)}`;
});
const root = path.resolve('.cache/bench/links');
const records = path.join(root, LINK_RECORDS);
await mkdir(path.dirname(records), { recursive: true });
await writeFile(records, addresses.map((url) => `${url}:\n  title: Page\n`).join(''));
const start = performance.now();
const results = await checkLinks({ root, addresses, archive: 'http://127.0.0.1:9/' });
const seconds = ((performance.now() - start) / 1000).toFixed(1);
const outcomes = Object.entries(Object.groupBy(results, ({ outcome }) => outcome));
const counts = Object.fromEntries(outcomes.map(([outcome, { length }]) => [outcome, length]));
console.table({ links: { seconds, requests, 'at a time to a host': mostAtATime, ...counts } });
for (const server of servers) server.close().closeAllConnections();
await rm(root, { recursive: true });
