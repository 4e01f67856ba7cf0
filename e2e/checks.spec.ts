import { checks } from './checks/index.ts';
import { subjectOf } from './checks/check.ts';
import { builds } from './support/builds.ts';
import { expect, readFiles, test } from './support/site.ts';

// Every check runs on every page of every build, whatever pages there are. What does not depend on
// where the site stands is checked in the first build that has the page.

const seen = new Set<string>();

for (const build of builds) {
  const files = await readFiles(build);
  for (const check of checks) {
    const pages = files
      .filter(({ kind }) => check.kinds.includes(kind))
      .filter(({ file }) => !(check.anywhere && seen.has(file)));

    // Projects of other engines leave out what has this tag.
    const tag = check.chromiumOnly ? '@chromium' : [];
    test.describe(check.name, { tag }, () => {
      for (const { file, kind, path } of pages) {
        const address = decodeURI(path.slice(build.base.length - 1));
        const annotation = [
          { type: 'check', description: check.name },
          { type: 'page', description: `${build.name} ${kind === 'redirect' ? 'old' : address}` },
        ];
        test(
          `${build.name} ${address}`,
          { annotation },
          async ({ serve, tabs }, { annotations }) => {
            const site = await serve(build);
            const page = site.files.find((other) => other.file === file);
            if (!page) throw new Error(`${file} is not there any more.`);
            const findings = new Set<string>();
            const subject = subjectOf(site, page, tabs, (finding) => findings.add(finding));
            const figure = await check.run(subject);
            annotations.push({ type: 'figure', description: figure });
            expect([...findings], check.description).toEqual([]);
          },
        );
      }
    });
  }
  for (const { file } of files) seen.add(file);
}
