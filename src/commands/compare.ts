// npm run compare -- <address of a site or of its sitemap | folder of an older build>: lists the
// addresses and anchors of an older site that dist/ no longer has.
// Exits with 0 if nothing is lost, 1 if something is, 2 if not everything could be compared.

import { compareSites } from '../tools/compare/compare-sites.ts';
import { readOlderSite } from '../tools/compare/older-site.ts';
import { count } from '../utils/count.ts';
import { annotation } from '../utils/github-annotation.ts';
import { describeError, UserError } from '../utils/user-error.ts';

const isOnGitHub = process.env.GITHUB_ACTIONS === 'true';

function report(level: 'error' | 'warning', title: string, message: string): void {
  console.log(isOnGitHub ? annotation(level, { title }, message) : `${title}: ${message}`);
}

try {
  const [source] = process.argv.slice(2);
  if (!source) throw new UserError('Which site? Add it: npm run compare -- https://www.p2pu.org/');
  const older = await readOlderSite(source);
  const { losses, anchorCount } = await compareSites(older, 'dist');
  for (const { title, message } of losses) report('error', title, message);
  for (const message of older.gaps) report('warning', 'Not compared', message);
  const addresses = count(older.pages.size, 'address', 'addresses');
  const anchors = count(anchorCount, 'anchor', 'anchors');
  console.log(`Compared ${addresses} and ${anchors}: ${losses.length || 'nothing'} lost.`);
  process.exitCode = losses.length > 0 ? 1 : older.gaps.length > 0 ? 2 : 0;
} catch (error) {
  report('warning', 'Not compared', describeError(error));
  process.exitCode = 2;
}
