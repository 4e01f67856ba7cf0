// npm run test:dist -- <folder>: runs every check on a built site, as it is. What must be there comes
// from the sources in this project; where it will be published, from the site itself.

import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import pLimit from 'p-limit';
import { count } from '../src/utils/count.ts';
import { describeError, UserError } from '../src/utils/user-error.ts';
import { projectFolder } from './support/builds.ts';
import { chromiumOptions } from './support/engines.ts';
import { checkPage, checkSite, formatFinding } from './support/run-checks.ts';
import { openSite } from './support/site.ts';

try {
  const { positionals } = parseArgs({ allowPositionals: true, strict: false });
  const [folder] = positionals;
  if (!folder || process.argv.length > 3)
    throw new UserError('Write: npm run test:dist -- <folder>');
  await using site = await openSite(folder, projectFolder);
  await using browser = await chromium.launch(chromiumOptions);
  const limit = pLimit(availableParallelism());
  const reports = site.files.map((page) => limit(() => checkPage(site, page, browser)));
  let found = 0;
  for (const report of [checkSite(site), ...reports]) {
    const findings = await report;
    found += findings.length;
    for (const finding of findings) console.log(formatFinding(finding));
  }
  console.log(
    `${count(found, 'finding', 'findings')} on ${count(site.files.length, 'page', 'pages')}`,
  );
  process.exitCode = found > 0 ? 1 : 0;
} catch (error) {
  console.error(describeError(error));
  process.exitCode = 2;
}
