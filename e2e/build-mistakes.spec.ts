import { readFile, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { page } from './fixtures/content-check/row.ts';
import { writeTree } from './support/files.ts';
import { buildProject, copyProject } from './support/project.ts';

// The messages of the content check are tested in content.spec.ts.

const PAGES = 'src/content/pages';

test('a mistake stops the build with a remedy, and leaves the last build untouched', async () => {
  const folder = await copyProject('mistakes');
  await writeTree(folder, {
    'dist/index.html': 'the last build',
    'dist/.nojekyll': '',
    [`${PAGES}/copy.mdx`]: page('{process.env.HOME}\n\n<Nextsteps />\n\n![](./a.png)'),
    [`${PAGES}/Copy.mdx`]: page('A <b>text.'),
    [`${PAGES}/lost.md`]: '# Lost\n',
  });
  const content = [
    `${PAGES}/copy.mdx:6:1  error  Text in braces is read as code.`,
    `${PAGES}/copy.mdx:8:1  error  There is no component <Nextsteps>. Did you mean "NextSteps"?`,
    `${PAGES}/copy.mdx:10:1  error  There is no picture "./a.png".`,
    `${PAGES}/copy.mdx:1:1  error  This page and Copy.mdx have the same address`,
    `${PAGES}/Copy.mdx:6:3  error  <b> is not allowed.`,
    `${PAGES}/lost.md:1:1  error  This file would not be published`,
  ];
  const address = 'must be a scheme and host: SITE_URL=https://www.p2pu.org';
  for (const [env, expected] of [
    [{}, content],
    [{ SITE_URL: 'www.p2pu.org' }, [`SITE_URL is "www.p2pu.org", but ${address}`]],
  ] as const) {
    const { code, output } = await buildProject(folder, { env });
    for (const text of expected) expect(output).toContain(text);
    expect(output).not.toMatch(/stack trace|unhandled|^ +at /im);
    expect(code).not.toBe(0);
    expect(await readFile(path.join(folder, 'dist/index.html'), 'utf8')).toBe('the last build');
    expect(await readdir(folder)).not.toContain('dist.unfinished');
  }
  await rm(folder, { recursive: true });
});
