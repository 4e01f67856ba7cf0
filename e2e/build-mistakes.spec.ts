import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { page } from './fixtures/content-check/row.ts';
import { buildProject, copyProject } from './support/project.ts';

// Each mistake stops the build, with a remedy and without a stack trace, and leaves the last build
// untouched. The messages of the content check are tested in content.spec.ts.

const PAGES = 'src/content/pages';

interface Mistake {
  name: string;
  /** Files to write, by their paths. */
  files?: Record<string, string>;
  env?: Record<string, string>;
  /** What the output must contain. */
  expected: string[];
}

const mistakes: Mistake[] = [
  {
    name: 'content with several mistakes',
    files: {
      [`${PAGES}/copy.mdx`]: page('{process.env.HOME}\n\n<Nextsteps />\n\n![](./a.png)'),
      [`${PAGES}/Copy.mdx`]: page('A <b>text.'),
      [`${PAGES}/lost.md`]: '# Lost\n',
    },
    expected: [
      `${PAGES}/copy.mdx:6:1  error  Text in braces is read as code.`,
      `${PAGES}/copy.mdx:8:1  error  There is no component <Nextsteps>. Did you mean "NextSteps"?`,
      `${PAGES}/copy.mdx:10:1  error  There is no picture "./a.png".`,
      `${PAGES}/copy.mdx  error  This page and Copy.mdx have the same address`,
      `${PAGES}/Copy.mdx:6:3  error  <b> is not allowed.`,
      `${PAGES}/lost.md  error  This file would not be published`,
    ],
  },
  {
    name: 'a mistake on GitHub',
    files: { [`${PAGES}/a, b: 100.mdx`]: page('Look [here](/how-we-learn/).') },
    env: { GITHUB_ACTIONS: 'true' },
    expected: [`::error file=${PAGES}/a%2C b%3A 100.mdx,line=6,col=6,title=link-text::"here" does`],
  },
  {
    name: 'an invalid record of an external link',
    files: { 'src/content/links.yaml': 'https://x.example/:\n  sate: gone\n' },
    expected: ['src/content/links.yaml:', 'There is no key "sate". Did you mean "state"?'],
  },
  {
    name: 'a page with the same address as a route in src/pages',
    files: {
      [`${PAGES}/copy.mdx`]: page('A text.'),
      'src/pages/copy.astro': '<p>A route</p>',
    },
    expected: [
      `${PAGES}/copy.mdx  error  This page was not built, because a file in src/pages has the same address`,
    ],
  },
  {
    name: 'a route in the sitemap without an entry',
    files: { 'src/pages/extra.astro': '<p>A route</p>' },
    expected: [
      'No file in src/content/pages makes /extra/, so the sitemap cannot tell what it is.',
    ],
  },
  {
    name: 'a malformed SITE_URL',
    env: { SITE_URL: 'www.p2pu.org' },
    expected: [
      'SITE_URL is "www.p2pu.org", but must be a scheme and host: SITE_URL=https://www.p2pu.org',
    ],
  },
];

for (const [index, { name, files = {}, env = {}, expected }] of mistakes.entries()) {
  test(`${name} stops the build`, async () => {
    const folder = await copyProject(`mistake-${index}`);
    const lastBuild = path.join(folder, 'dist/index.html');
    await mkdir(path.dirname(lastBuild));
    await writeFile(lastBuild, 'the last build');
    await writeFile(path.join(folder, 'dist/.nojekyll'), '');
    for (const [file, text] of Object.entries(files)) {
      await writeFile(path.join(folder, file), text);
    }
    const { code, output } = await buildProject(folder, { env });
    for (const text of expected) expect(output).toContain(text);
    expect(output).not.toMatch(/stack trace|unhandled|^ +at /im);
    expect(code).not.toBe(0);
    expect(await readFile(lastBuild, 'utf8')).toBe('the last build');
    expect(await readdir(folder)).not.toContain('dist.unfinished');
    await rm(folder, { recursive: true });
  });
}
