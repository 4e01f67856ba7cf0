import path from 'node:path';
import { readContent } from '../src/tools/content-check/content.ts';
import { site as siteData } from '../src/site.ts';
import { pageChecks } from './checks/index.ts';
import { builds, projectFolder } from './support/builds.ts';
import { checkPage, checkSite, formatFinding } from './support/run-checks.ts';
import { expect, pathOf, test } from './support/site.ts';

// Every check runs on every page of every build, as in `npm run test:dist`. A check whose result does
// not depend on the base path runs on the first build that has the page.

/** The published entries in a folder. */
async function listEntries(folder: string) {
  const publicFolder = path.join(projectFolder, 'public');
  const { entries } = await readContent({ folder, publicFolder, home: siteData.home });
  return entries.filter(({ isDraft }) => !isDraft);
}

const checked = new Set<string>();

for (const build of builds) {
  const folders = build.samples.map((name) => path.join(projectFolder, 'e2e/fixtures', name));
  for (const folder of [path.join(projectFolder, 'src/content/pages'), ...folders]) {
    for (const entry of await listEntries(folder)) {
      const checks = pageChecks.filter(
        ({ isBaseIndependent }) => !(isBaseIndependent && checked.has(entry.id)),
      );
      checked.add(entry.id);
      const page = pathOf(entry, build);
      test(`${build.name} ${decodeURI(page)}`, async ({ open, browser }) => {
        const site = await open(build);
        const built = site.pages.find(({ path }) => path === page);
        if (!built) throw new Error(`The build has no page ${page}.`);
        const findings = await checkPage(site, built, browser, checks);
        expect(findings.map(formatFinding)).toEqual([]);
      });
    }
  }

  test(`${build.name} as a whole, its old addresses and its 404.html`, async ({
    open,
    browser,
  }) => {
    const site = await open(build);
    const findings = await checkSite(site);
    for (const page of site.files.filter(({ kind }) => kind !== 'page')) {
      findings.push(...(await checkPage(site, page, browser)));
    }
    expect(findings.map(formatFinding)).toEqual([]);
  });
}
