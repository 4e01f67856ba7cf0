// npm start, after the build: serves dist/ as a static host would.

import { fileURLToPath } from 'node:url';
import { readDeployment } from '../lib/deployment.ts';
import { serveStatic } from '../lib/static-server.ts';

const port = Number(process.env.PORT ?? 4321);
const { base } = readDeployment(process.env);
const folder = fileURLToPath(new URL('../../dist', import.meta.url));

try {
  const { address } = await serveStatic({ folder, base, port });
  console.log(`\nThe site is at ${address} (Ctrl+C stops it)`);
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
  console.error(
    `Port ${port} is taken. Choose another one, for example: PORT=${port + 1} npm start`,
  );
  process.exitCode = 1;
}
