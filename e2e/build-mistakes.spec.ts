import { readFile, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { page } from './fixtures/content-check/row.ts';
import { writeTree } from './support/files.ts';
import { buildProject, copyProject } from './support/project.ts';

// Each mistake stops the build, with a remedy and without a stack trace, and leaves the last build
// untouched. The messages of the content check are tested in content.spec.ts.

const PAGES = 'src/content/pages';

/** A name, what the output must contain, the files to write, and environment variables. */
type Mistake = [string, string[], Record<string, string>, Record<string, string>?];

const mistakes: Mistake[] = [
  [
    'content with several mistakes',
    [
      `${PAGES}/copy.mdx:6:1  error  Text in braces is read as code.`,
      `${PAGES}/copy.mdx:8:1  error  There is no component <Nextsteps>. Did you mean "NextSteps"?`,
      `${PAGES}/copy.mdx:10:1  error  There is no picture "./a.png".`,
      `${PAGES}/copy.mdx  error  This page and Copy.mdx have the same address`,
      `${PAGES}/Copy.mdx:6:3  error  <b> is not allowed.`,
      `${PAGES}/lost.md  error  This file would not be published`,
    ],
    {
      [`${PAGES}/copy.mdx`]: page('{process.env.HOME}\n\n<Nextsteps />\n\n![](./a.png)'),
      [`${PAGES}/Copy.mdx`]: page('A <b>text.'),
      [`${PAGES}/lost.md`]: '# Lost\n',
    },
  ],
  [
    'an invalid record of an external link',
    ['src/content/links.yaml:', 'There is no key "sate". Did you mean "state"?'],
    { 'src/content/links.yaml': 'https://x.example/:\n  sate: gone\n' },
  ],
  [
    'a malformed SITE_URL',
    ['SITE_URL is "www.p2pu.org", but must be a scheme and host: SITE_URL=https://www.p2pu.org'],
    {},
    { SITE_URL: 'www.p2pu.org' },
  ],
];

for (const [index, [name, expected, files, env = {}]] of mistakes.entries()) {
  test(`${name} stops the build`, async () => {
    const folder = await copyProject(`mistake-${index}`);
    await writeTree(folder, {
      'dist/index.html': 'the last build',
      'dist/.nojekyll': '',
      ...files,
    });
    const { code, output } = await buildProject(folder, { env });
    for (const text of expected) expect(output).toContain(text);
    expect(output).not.toMatch(/stack trace|unhandled|^ +at /im);
    expect(code).not.toBe(0);
    expect(await readFile(path.join(folder, 'dist/index.html'), 'utf8')).toBe('the last build');
    expect(await readdir(folder)).not.toContain('dist.unfinished');
    await rm(folder, { recursive: true });
  });
}
