import { cpSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { mutations } from './mutations/index.ts';
import { PAGE, SiteCopy } from './mutations/mutation.ts';
import { checks } from './checks/index.ts';
import { createSubject } from './checks/check.ts';
import { builds } from './support/builds.ts';
import { Tabs } from './support/tabs.ts';
import { expect, serveBuild, test } from './support/site.ts';

// Mutation tests: each breaks a copy of the built site on purpose, and the check must report it.

const build = builds.find(({ sample }) => sample);

/** Stops a check once it has reported the mutation, to save time. */
class Caught extends Error {}

for (const check of checks) {
  test.describe(check.name, () => {
    test('has two mutations or more', () => {
      expect(mutations[check.name].length).toBeGreaterThanOrEqual(2);
    });

    for (const { name, file = PAGE, apply, expected } of mutations[check.name]) {
      test(`catches ${name}`, async ({ browser }, info) => {
        if (!build) throw new Error('No build has the sample pages.');
        const folder = info.outputPath('site');
        cpSync(build.folder, folder, { recursive: true });
        await apply(new SiteCopy(folder, file));
        await using site = await serveBuild({ ...build, folder });
        const page = site.files.find((other) => other.file === file);
        if (!page) throw new Error(`There is no ${file}.`);
        const tabs = new Tabs(browser);
        const problems: string[] = [];
        const subject = createSubject(site, page, tabs, (problem) => {
          problems.push(problem);
          if (problem.includes(expected)) throw new Caught(problem);
        });
        await check.run(subject).catch((error: unknown) => {
          if (!(error instanceof Caught)) throw error;
        });
        await tabs.close();
        await rm(folder, { recursive: true });
        expect(problems.join('\n')).toContain(expected);
      });
    }
  });
}
