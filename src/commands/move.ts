// npm run move -- old-name new-name: gives a page another address, and takes along all that belongs to it.

import { parseArgs } from 'node:util';
import { PAGES, siteContent } from '../data/entries.ts';
import { movePage } from '../tools/content-check/move.ts';
import { describeError, UserError } from '../utils/user-error.ts';

const USAGE =
  'Write: npm run move -- old-name new-name, or, to put a page below another: npm run move -- name "page-above/name"';

try {
  const [from, to, ...rest] = parseArgs({ allowPositionals: true }).positionals;
  if (!from || !to || rest.length > 0) throw new UserError(USAGE);
  const { files, corrected } = await movePage(from, to, siteContent);
  for (const [old, now] of files) console.log(`${PAGES}/${old} → ${now}`);
  for (const file of corrected) console.log(`${PAGES}/${file}: links corrected`);
} catch (error) {
  console.error(describeError(error, USAGE));
  process.exitCode = 1;
}
