import { cpSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pageChecks, siteChecks } from './checks/index.ts';
import { mutations } from './mutations/index.ts';
import { SiteCopy } from './mutations/site-copy.ts';
import { checkPage, checkSite, formatFinding } from './support/run-checks.ts';
import { expect, openSite, test } from './support/site.ts';

// Each mutation breaks a copy of the built site on purpose, and its check must report it.

test('every check has mutations', () => {
  const names = [...pageChecks, ...siteChecks].map(({ name }) => name);
  expect(Object.keys(mutations).sort()).toEqual(names.sort());
});

for (const [check, list] of Object.entries(mutations)) {
  for (const { name, file = 'facilitators/index.html', expected, ...change } of list) {
    test(`${check} notices ${name}`, async ({ browser, build }, info) => {
      const folder = info.outputPath('site');
      cpSync(build.folder, folder, { recursive: true });
      const copy = new SiteCopy(folder, file);
      if (change.replace) await copy.replace(...change.replace);
      if (change.add) await copy.add(change.add);
      if (change.style) await copy.addStyle(change.style);
      await change.apply?.(copy);
      await using site = await openSite(folder, build.source);
      const page = site.files.find((other) => other.file === file);
      const own = pageChecks.filter(({ name }) => name === check);
      const findings =
        own.length > 0 && page ? await checkPage(site, page, browser, own) : await checkSite(site);
      await rm(folder, { recursive: true });
      const found = findings.filter((finding) => finding.check === check).map(formatFinding);
      expect(found.join('\n')).toContain(expected);
    });
  }
}
