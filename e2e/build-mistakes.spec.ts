import { appendFile, cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { page } from './fixtures/invalid-entries/invalid-entry.ts';
import { buildProject, copyProject } from './support/project.ts';

// Each of these stops the build, with a remedy and without a stack trace, and leaves the last built
// site untouched. The messages of the content check are tested in content.spec.ts.

const PAGES = 'src/content/pages';

interface Mistake {
  name: string;
  /** Makes the mistake in a copy of the project. */
  make?: (folder: string) => Promise<unknown>;
  env?: Record<string, string>;
  /** Parts of the build's output. */
  says: string[];
}

const mistakes: Mistake[] = [
  {
    name: 'content with mistakes of every kind',
    make: async (folder) => {
      await write(folder, 'copy.mdx', page('{process.env.HOME}\n\n<Nextsteps />\n\n![](./a.png)'));
      await write(folder, 'Copy.mdx', page('A <b>text.'));
      await write(folder, 'lost.md', '# Lost\n');
    },
    says: [
      `${PAGES}/copy.mdx:6:1  error  Text in braces is read as code.`,
      `${PAGES}/copy.mdx:8:1  error  There is no component <Nextsteps>. Did you mean "NextSteps"?`,
      `${PAGES}/copy.mdx:10:1  error  There is no picture "./a.png".`,
      `${PAGES}/copy.mdx  error  This page and Copy.mdx have the same address`,
      `${PAGES}/Copy.mdx:6:3  error  <b> is never closed.`,
      `${PAGES}/lost.md  error  This file would not be published`,
    ],
  },
  {
    name: 'a damaged record of an external link',
    make: (folder) =>
      appendFile(
        path.join(folder, 'src/content/links.yaml'),
        'https://x.example/:\n  sate: gone\n',
      ),
    says: ['src/content/links.yaml:', 'There is no key "sate". Did you mean "state"?'],
  },
  {
    name: 'a page with the address of a route in src/pages',
    make: async (folder) => {
      await write(folder, 'copy.mdx', page('A text.'));
      await writeFile(path.join(folder, 'src/pages/copy.astro'), '<p>A route</p>');
    },
    says: [
      `${PAGES}/copy.mdx  error  This page was not built, because a file in src/pages has the same address`,
    ],
  },
  {
    name: 'a route that is not an entry, and would be in the sitemap',
    make: (folder) => writeFile(path.join(folder, 'src/pages/extra.astro'), '<p>A route</p>'),
    says: ['No file in src/content/pages makes /extra/, so the sitemap cannot tell what it is.'],
  },
  {
    name: 'a malformed SITE_URL',
    env: { SITE_URL: 'www.p2pu.org' },
    says: [
      'SITE_URL is "www.p2pu.org", but must be a scheme and host: SITE_URL=https://www.p2pu.org',
    ],
  },
  {
    name: 'a malformed BASE_PATH',
    env: { BASE_PATH: 'p2pu-website' },
    says: ['BASE_PATH is "p2pu-website", which is not a valid path.'],
  },
];

for (const [index, { name, make, env, says }] of mistakes.entries()) {
  test(`${name} stops the build`, async () => {
    const folder = await copyProject(`mistake-${index}`);
    const lastSite = path.join(folder, 'dist/index.html');
    await mkdir(path.dirname(lastSite));
    await writeFile(lastSite, 'the last built site');
    await make?.(folder);
    const { code, output } = await buildProject(folder, env ? { env } : {});
    for (const words of says) expect(output).toContain(words);
    expect(output).not.toMatch(/stack trace|unhandled|^ +at /im);
    expect(code).not.toBe(0);
    expect(await readFile(lastSite, 'utf8')).toBe('the last built site');
    expect(await readdir(folder)).not.toContain('dist.unfinished');
    await rm(folder, { recursive: true });
  });
}

test('a page that is moved into a folder of its own is built again', async () => {
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
