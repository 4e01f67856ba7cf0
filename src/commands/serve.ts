// npm start, after the build: serves dist/ as a static host would.

import { builtSite } from '../tools/built-pages.ts';
import { serveStatic } from '../tools/static-server.ts';
import { describeError } from '../utils/user-error.ts';

const port = process.env.PORT ?? '4321';
try {
  const { base } = await builtSite('dist');
  const { address } = await serveStatic({ folder: 'dist', base, port: Number(port) });
  console.log(`\nThe site is at ${address} (Ctrl+C stops it)`);
} catch (error) {
  const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  const remedy = `Port ${port} is taken. Choose another one, for example: PORT=8080 npm start`;
  console.error(isTaken ? remedy : describeError(error));
  process.exitCode = 1;
}
