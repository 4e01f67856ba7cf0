import { cpSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { mutations } from './mutations/index.ts';
import { PAGE, SiteCopy } from './mutations/mutation.ts';
import { checks } from './checks/index.ts';
import { subjectOf } from './checks/check.ts';
import { builds } from './support/builds.ts';
import { Tabs } from './support/tabs.ts';
import { expect, serveBuild, test } from './support/site.ts';

// Every check can fail: copies of the built site are broken on purpose, and the check must say so
// itself.

const build = builds.find(({ sample }) => sample);

/** Ends a check that has said what it should: the rest of it would cost time, and prove nothing. */
class Caught extends Error {}

for (const check of checks) {
  test.describe(check.name, () => {
    test('has two mutations or more', () => {
      expect(mutations[check.name].length).toBeGreaterThanOrEqual(2);
    });

    for (const { name, file = PAGE, plant, says } of mutations[check.name]) {
      test(`catches ${name}`, async ({ browser }, info) => {
        if (!build) throw new Error('No build has the sample’s pages.');
        const folder = info.outputPath('site');
        cpSync(build.folder, folder, { recursive: true });
        await plant(new SiteCopy(folder, file));
        await using site = await serveBuild({ ...build, folder });
        const page = site.files.find((other) => other.file === file);
        if (!page) throw new Error(`${file} is not there.`);
        const tabs = new Tabs(browser);
        const findings: string[] = [];
        const subject = subjectOf(site, page, tabs, (finding) => {
          findings.push(finding);
          if (finding.includes(says)) throw new Caught(finding);
        });
        await check.run(subject).catch((error: unknown) => {
          if (!(error instanceof Caught)) throw error;
        });
        await tabs.close();
        await rm(folder, { recursive: true });
        expect(findings.join('\n')).toContain(says);
      });
    }
  });
}
