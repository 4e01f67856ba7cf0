// npm run compare: says which addresses and anchors of an older site the one in dist/ has no more.
// npm run compare -- <address of its sitemap | folder> [--dist folder]
// Ends with 0 where nothing is lost, 1 where something is, 2 where not everything could be compared.

import { parseArgs } from 'node:util';
import { compareSites } from '../lib/compare/compare-sites.ts';
import { readCurrentSite } from '../lib/compare/current-site.ts';
import { readLiveSite } from '../lib/compare/live-site.ts';
import { readOlderFolder } from '../lib/compare/older-site.ts';
import { annotateGap, writeAnnotations, writeReport } from '../lib/compare/report.ts';
import { describeError, UserError } from '../utils/user-error.ts';

const isOnGitHub = process.env.GITHUB_ACTIONS === 'true';

try {
  const { source, dist } = readArguments();
  const now = await readCurrentSite(dist);
  const older = await (/^https?:/i.test(source) ? readLiveSite(source) : readOlderFolder(source));
  const findings = { ...older, ...compareSites(older.addresses, now) };
  console.log(writeReport(findings));
  if (isOnGitHub) for (const line of writeAnnotations(findings)) console.log(line);
  const { lostAddresses, lostAnchors, gaps } = findings;
  const isLost = lostAddresses.length + lostAnchors.length > 0;
  process.exitCode = isLost ? 1 : gaps.length > 0 ? 2 : 0;
} catch (error) {
  console.error(describeError(error));
  if (isOnGitHub && error instanceof UserError) console.log(annotateGap(error.message));
  process.exitCode = 2;
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { dist: { type: 'string', default: 'dist' } },
    });
    const [source, ...others] = positionals;
    if (!source || others.length > 0) throw new Error('Name one older site');
    return { source, dist: values.dist };
  } catch (error) {
    throw new UserError(
      `${(error as Error).message.split('. ')[0] ?? ''}. Write: npm run compare -- <address of its sitemap, or folder> [--dist folder]`,
    );
  }
}
