import { appendFile, cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { page } from './fixtures/content-check/row.ts';
import { buildProject, copyProject } from './support/project.ts';

// Each mistake stops the build, with a remedy and without a stack trace, and leaves the last build
// untouched. The messages of the content check are tested in content.spec.ts.

const PAGES = 'src/content/pages';

interface Mistake {
  name: string;
  /** Makes the mistake in a copy of the project. */
  make?: (folder: string) => Promise<unknown>;
  env?: Record<string, string>;
  /** What the output must contain. */
  expected: string[];
}

const mistakes: Mistake[] = [
  {
    name: 'content with several mistakes',
    make: async (folder) => {
      await write(folder, 'copy.mdx', page('{process.env.HOME}\n\n<Nextsteps />\n\n![](./a.png)'));
      await write(folder, 'Copy.mdx', page('A <b>text.'));
      await write(folder, 'lost.md', '# Lost\n');
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
    name: 'an invalid record of an external link',
    make: (folder) =>
      appendFile(
        path.join(folder, 'src/content/links.yaml'),
        'https://x.example/:\n  sate: gone\n',
      ),
    expected: ['src/content/links.yaml:', 'There is no key "sate". Did you mean "state"?'],
  },
  {
    name: 'a page with the same address as a route in src/pages',
    make: async (folder) => {
      await write(folder, 'copy.mdx', page('A text.'));
      await writeFile(path.join(folder, 'src/pages/copy.astro'), '<p>A route</p>');
    },
    expected: [
      `${PAGES}/copy.mdx  error  This page was not built, because a file in src/pages has the same address`,
    ],
  },
  {
    name: 'a route in the sitemap without an entry',
    make: (folder) => writeFile(path.join(folder, 'src/pages/extra.astro'), '<p>A route</p>'),
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
  {
    name: 'a malformed BASE_PATH',
    env: { BASE_PATH: 'p2pu-website' },
    expected: ['BASE_PATH is "p2pu-website", which is not a valid path.'],
  },
];

for (const [index, { name, make, env, expected }] of mistakes.entries()) {
  test(`${name} stops the build`, async () => {
    const folder = await copyProject(`mistake-${index}`);
    const lastBuild = path.join(folder, 'dist/index.html');
    await mkdir(path.dirname(lastBuild));
    await writeFile(lastBuild, 'the last build');
    await writeFile(path.join(folder, 'dist/.nojekyll'), '');
    await make?.(folder);
    const { code, output } = await buildProject(folder, env ? { env } : {});
    for (const text of expected) expect(output).toContain(text);
    expect(output).not.toMatch(/stack trace|unhandled|^ +at /im);
    expect(code).not.toBe(0);
    expect(await readFile(lastBuild, 'utf8')).toBe('the last build');
    expect(await readdir(folder)).not.toContain('dist.unfinished');
    await rm(folder, { recursive: true });
  });
}

test('a page that was moved into a folder is built again', async () => {
  const folder = await copyProject('moved');
  await write(folder, 'moved.mdx', page('A text.'));
  expect((await buildProject(folder)).code).toBe(0);
  await mkdir(path.join(folder, PAGES, 'moved'));
  await cp(path.join(folder, PAGES, 'moved.mdx'), path.join(folder, PAGES, 'moved/index.mdx'));
  await rm(path.join(folder, PAGES, 'moved.mdx'));
  const { code, output } = await buildProject(folder);
  expect(code, output).toBe(0);
  expect(await readdir(path.join(folder, 'dist'))).toContain('moved');
  await rm(folder, { recursive: true });
});

async function write(folder: string, file: string, text: string): Promise<void> {
  await writeFile(path.join(folder, PAGES, file), text);
}
