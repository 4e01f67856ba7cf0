import { execFileSync } from 'node:child_process';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { checkContent } from '../src/tools/content-check/index.ts';
import { page } from './fixtures/content-check/row.ts';

test('a lost address is reported, with a remedy', async () => {
  const folder = test.info().outputPath('site');
  const pages = path.join(folder, 'pages');
  const write = (name: string, title: string, keys = '') =>
    writeFile(path.join(pages, name), page('A text.', keys).replaceAll('A page', title));
  const lost = async () => {
    const { problems } = await checkContent({ folder: pages, publicFolder: folder, home: 'home' });
    return problems.map(({ file, message }) => `${file}: ${message}`);
  };
  await mkdir(pages, { recursive: true });
  await write('home.mdx', 'Home');
  await write('first.mdx', 'First', 'redirectFrom:\n  - /older/\n');
  await write('second.mdx', 'Second');
  await write('unready.mdx', 'Unready', 'draft: true\n');
  expect(await lost()).toEqual([]);
  git(folder, 'init', '--initial-branch', 'main');
  commit(folder);
  expect(await lost()).toEqual([]);

  // Renamed: recognised by its title. A draft was never published and may be deleted.
  await rename(path.join(pages, 'first.mdx'), path.join(pages, 'begin.mdx'));
  await rm(path.join(pages, 'unready.mdx'));
  const renamed =
    'begin.mdx: /first/ was published before this page was renamed. To keep it working, add "- /first/" to the list "redirectFrom" in the front matter of this page.';
  expect(await lost()).toEqual([renamed]);
  commit(folder);
  expect(await lost()).toEqual([renamed]);
  await write('begin.mdx', 'First', 'redirectFrom:\n  - /older/\n  - /first\n');
  expect(await lost()).toEqual([]);

  // An old address is removed, and a page becomes a draft; then the page is deleted.
  await write('begin.mdx', 'First', 'redirectFrom:\n  - /first/\n');
  await write('second.mdx', 'Second', 'draft: true\n');
  expect(await lost()).toEqual([
    expect.stringContaining('begin.mdx: /older/ used to redirect to this page. To restore it, add'),
    expect.stringContaining(
      'second.mdx: /second/ was published, but its page is now a draft, so readers would find nothing there.',
    ),
  ]);
  commit(folder);
  expect(await lost()).toHaveLength(2);
  await write('begin.mdx', 'First', 'redirectFrom:\n  - /first/\n  - /older/\n');
  await rm(path.join(pages, 'second.mdx'));
  expect(await lost()).toEqual([
    expect.stringContaining(
      'second.mdx: /second/ was published, but its page is gone. Restore the page',
    ),
  ]);
  const options = { folder: pages, publicFolder: folder, home: 'home', retired: ['/second/'] };
  expect((await checkContent(options)).problems).toEqual([]);
});

test('no address is required that the content check would reject', async () => {
  const folder = test.info().outputPath('site');
  const pages = path.join(folder, 'pages');
  const options = { folder: pages, publicFolder: folder, home: 'home' };
  await mkdir(pages, { recursive: true });
  const guide = page('A text.').replaceAll('A page', 'Guide');
  const write = (name: string, keys: string) =>
    writeFile(path.join(pages, name), guide.replace('---\n\nA', `${keys}---\n\nA`));
  await writeFile(path.join(pages, 'home.mdx'), page('A text.'));
  await write(
    'guide.mdx',
    'redirectFrom:\n  - /old page/\n  - old/\n  - /Handbook/\n  - /a%20b/\n',
  );
  git(folder, 'init', '--initial-branch', 'main');
  commit(folder);
  // An invalid address was never published and may be removed; case makes no difference.
  await rm(path.join(pages, 'guide.mdx'));
  await write('handbook.mdx', 'redirectFrom:\n  - /guide/\n  - /a%20b/\n');
  commit(folder);
  expect((await checkContent(options)).problems).toEqual([]);
});

test('a page may be renamed until it is published', async () => {
  const published = test.info().outputPath('published');
  await mkdir(path.join(published, 'pages'), { recursive: true });
  await writeFile(path.join(published, 'pages/home.mdx'), page('A text.'));
  git(published, 'init', '--initial-branch', 'main');
  commit(published);

  const clone = test.info().outputPath('clone');
  execFileSync('git', ['clone', '--quiet', `file://${published}`, clone]);
  await writeFile(path.join(clone, 'pages/typpo.mdx'), page('A text.').replaceAll('A page', 'New'));
  commit(clone);
  await rename(path.join(clone, 'pages/typpo.mdx'), path.join(clone, 'pages/typo.mdx'));
  commit(clone);
  const options = { folder: path.join(clone, 'pages'), publicFolder: clone, home: 'home' };
  expect((await checkContent(options)).problems).toEqual([]);
  git(clone, 'remote', 'remove', 'origin');
  const { problems } = await checkContent(options);
  expect(problems.map(({ file }) => file)).toEqual(['typo.mdx']);
});

function commit(folder: string): void {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--message', 'A change');
}

function git(folder: string, ...args: string[]): void {
  const person = ['-c', 'user.name=An editor', '-c', 'user.email=editor@learn.example'];
  execFileSync('git', [...person, ...args], { cwd: folder, stdio: 'pipe' });
}
