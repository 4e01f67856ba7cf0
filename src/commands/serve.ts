// npm start, after the build: serves dist/ as a static host would.

import { fileURLToPath } from 'node:url';
import { readDeployment } from '../data/deployment.ts';
import { serveStatic } from '../tools/static-server.ts';

const port = Number(process.env.PORT ?? 4321);
const { base } = readDeployment(process.env);
const folder = fileURLToPath(new URL('../../dist', import.meta.url));

if (!Number.isInteger(port) || port < 1 || port > 65535) {
  fail(
    `PORT is "${process.env.PORT}", which is not a port. Write a number, for example: PORT=8080 npm start`,
  );
}
try {
  const { address } = await serveStatic({ folder, base, port });
  console.log(`\nThe site is at ${address} (Ctrl+C stops it)`);
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
  fail(`Port ${port} is taken. Choose another one, for example: PORT=${port + 1} npm start`);
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
