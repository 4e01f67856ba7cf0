import { cpSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { mutations } from './mutations/index.ts';
import { PAGE, SiteCopy } from './mutations/mutation.ts';
import { pageChecks, siteChecks } from './checks/index.ts';
import { checkPage, checkSite, formatFinding } from './support/run-checks.ts';
import { expect, openSite, test } from './support/site.ts';

// Mutation tests: each breaks a copy of the built site on purpose, and the check must report it.

test('every check has mutations', () => {
  const names = [...pageChecks, ...siteChecks].map(({ name }) => name);
  expect(Object.keys(mutations).sort()).toEqual(names.sort());
});

for (const [check, list] of Object.entries(mutations)) {
  test.describe(check, () => {
    for (const { name, file = PAGE, apply, expected } of list) {
      test(`catches ${name}`, async ({ browser, build }, info) => {
        const folder = info.outputPath('site');
        cpSync(build.folder, folder, { recursive: true });
        await apply(new SiteCopy(folder, file));
        await using site = await openSite(folder, build.source);
        const checks = pageChecks.filter(({ name }) => name === check);
        const page = site.files.find((other) => other.file === file);
        const findings =
          checks.length > 0 && page
            ? (await checkPage(site, page, browser, checks)).findings
            : await checkSite(site);
        await rm(folder, { recursive: true });
        expect(findings.map(formatFinding).join('\n')).toContain(expected);
      });
    }
  });
}
