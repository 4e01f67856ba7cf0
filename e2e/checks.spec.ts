import { checks } from './checks/index.ts';
import { createSubject } from './checks/check.ts';
import { builds } from './support/builds.ts';
import { expect, readFiles, test } from './support/site.ts';

// Every check runs on every page of every build. A check whose result does not depend on the base path
// runs on the first build that has the page.

const checked = new Set<string>();

for (const build of builds) {
  const files = await readFiles(build);
  for (const check of checks) {
    const pages = files
      .filter(({ kind }) => check.kinds.includes(kind))
      .filter(({ file }) => !(check.isBaseIndependent && checked.has(file)));

    // The projects of other engines exclude this tag.
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
            if (!page) throw new Error(`${file} no longer exists.`);
            const problems = new Set<string>();
            const subject = createSubject(site, page, tabs, (problem) => problems.add(problem));
            const figure = await check.run(subject);
            annotations.push({ type: 'figure', description: figure });
            expect([...problems], check.description).toEqual([]);
          },
        );
      }
    });
  }
  for (const { file } of files) checked.add(file);
}
