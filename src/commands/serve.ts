// npm start, after the build: serves dist/ as a static host would.

import { builtSite } from '../tools/built-pages.ts';
import { serveStatic } from '../tools/static-server.ts';
import { describeError } from '../utils/user-error.ts';

const port = process.env.PORT ?? '4321';
const mistakes: Record<string, string> = {
  ERR_SOCKET_BAD_PORT: `PORT is "${port}", which is not a port`,
  EADDRINUSE: `Port ${port} is taken`,
};
try {
  const { base } = await builtSite('dist');
  const { address } = await serveStatic({ folder: 'dist', base, port: Number(port) });
  console.log(`\nThe site is at ${address} (Ctrl+C stops it)`);
} catch (error) {
  const mistake = mistakes[(error as NodeJS.ErrnoException).code ?? ''];
  const sentence = `${mistake ?? ''}. Choose another one, for example: PORT=8080 npm start`;
  console.error(mistake ? sentence : describeError(error));
  process.exitCode = 1;
}
