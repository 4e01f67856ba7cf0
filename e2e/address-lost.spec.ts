import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { checkContent } from '../src/tools/content-check/index.ts';
import { page } from './fixtures/content-check/row.ts';
import { git } from './support/project.ts';

let folder: string;

test.beforeEach(async () => {
  folder = test.info().outputPath('site');
  await mkdir(path.join(folder, 'pages'), { recursive: true });
  git(folder, ['init', '--initial-branch', 'main']);
  await write('home', 'Home');
});

const file = (name: string) => path.join(folder, 'pages', `${name}.mdx`);

async function write(name: string, title: string, keys = ''): Promise<void> {
  await writeFile(file(name), page('A text.', keys).replaceAll('A page', title));
}

function commit(): void {
  git(folder, ['add', '--all']);
  git(folder, ['commit', '--message', 'A change']);
}

/** What the content check finds. */
async function find(retired: string[] = []): Promise<string[]> {
  const pages = path.join(folder, 'pages');
  const options = { folder: pages, publicFolder: folder, home: 'home', retired };
  const { problems } = await checkContent(options);
  return problems.map(({ file, message }) => `${file}: ${message}`);
}

test('a lost address is reported, with a remedy', async () => {
  await write('first', 'First', 'redirectFrom:\n  - /older/\n');
  await write('second', 'Second');
  await write('unready', 'Unready', 'draft: true\n');
  expect(await find()).toEqual([]);
  commit();
  expect(await find()).toEqual([]);

  // Renamed: recognised by its title. A draft was never published and may be deleted.
  await rename(file('first'), file('begin'));
  await rm(file('unready'));
  const renamed =
    'begin.mdx: /first/ was published before this page was renamed. To keep it working, add "- /first/" to the list "redirectFrom" in the front matter of this page.';
  expect(await find()).toEqual([renamed]);
  commit();
  expect(await find()).toEqual([renamed]);
  await write('begin', 'First', 'redirectFrom:\n  - /older/\n  - /first\n');
  expect(await find()).toEqual([]);

  // An old address is removed, and a page becomes a draft; then the page is deleted.
  await write('begin', 'First', 'redirectFrom:\n  - /first/\n');
  await write('second', 'Second', 'draft: true\n');
  const isDraft =
    'second.mdx: /second/ was published, but its page is now a draft, so readers would find nothing there.';
  expect(await find()).toEqual([
    expect.stringContaining('begin.mdx: /older/ used to redirect to this page. To restore it, add'),
    expect.stringContaining(isDraft),
  ]);
  commit();
  expect(await find()).toHaveLength(2);
  await write('begin', 'First', 'redirectFrom:\n  - /first/\n  - /older/\n');
  await rm(file('second'));
  const isGone = 'second.mdx: /second/ was published, but its page is gone. Restore the page';
  expect(await find()).toEqual([expect.stringContaining(isGone)]);
  expect(await find(['/second/'])).toEqual([]);
});

test('no address is required that the content check would reject', async () => {
  const invalid = ['/old page/', 'old/', '/Handbook/', '/a%20b/'];
  await write('guide', 'Guide', `redirectFrom:\n${invalid.map((at) => `  - ${at}\n`).join('')}`);
  commit();
  // An invalid address was never published and may be removed; case makes no difference.
  await rm(file('guide'));
  await write('handbook', 'Guide', 'redirectFrom:\n  - /guide/\n  - /a%20b/\n');
  commit();
  expect(await find()).toEqual([]);
});

test('a page may be renamed until it is published', async () => {
  commit();
  const clone = test.info().outputPath('clone');
  git(folder, ['clone', '--quiet', `file://${folder}`, clone]);
  folder = clone;
  await write('typpo', 'New');
  commit();
  await rename(file('typpo'), file('typo'));
  commit();
  expect(await find()).toEqual([]);
  git(folder, ['remote', 'remove', 'origin']);
  expect(await find()).toEqual([expect.stringMatching(/^typo\.mdx: \/typpo\//)]);
});
