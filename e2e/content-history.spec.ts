import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { checkContent } from '../src/tools/content-check/index.ts';
import { page } from './fixtures/content-check/row.ts';
import { writeTree } from './support/files.ts';
import { git } from './support/project.ts';

let folder: string;

test.beforeEach(async () => {
  folder = test.info().outputPath('site');
  await write('home', 'Home');
  git(folder, ['init', '--initial-branch', 'main']);
});

const file = (name: string) => path.join(folder, `${name}.mdx`);

async function write(name: string, title: string, keys = ''): Promise<void> {
  await writeTree(folder, { [`${name}.mdx`]: page('A text.', keys).replaceAll('A page', title) });
}

function commit(): void {
  git(folder, ['add', '--all']);
  git(folder, ['commit', '--message', 'A change']);
}

/** What the content check finds. */
async function find(retired: string[] = []): Promise<string[]> {
  const { problems } = await checkContent({ folder, publicFolder: folder, home: 'home', retired });
  return problems.map(({ file, message }) => `${file}: ${message}`);
}

test('a lost address is reported, with a remedy', async () => {
  await write('first', 'First', 'redirectFrom:\n  - /older/\n');
  await write('second', 'Second');
  await write('unready', 'Unready', 'draft: true\n');
  // The content check rejects these, so they were never published.
  await write('guide', 'Guide', 'redirectFrom:\n  - /old page/\n  - old/\n');
  commit();
  await write('guide', 'Guide');
  expect(await find()).toEqual([]);

  // Renamed: recognised by its title. A draft was never published and may be deleted.
  await rename(file('first'), file('begin'));
  await rm(file('unready'));
  commit();
  expect(await find()).toEqual([
    'begin.mdx: /first/ was published, and this page has another address now. To keep it working, add "- /first/" to the list "redirectFrom" in the front matter of this page.',
  ]);

  // An old address is removed, and a page becomes a draft; then the page is deleted.
  await write('begin', 'First', 'redirectFrom:\n  - /first\n');
  await write('second', 'Second', 'draft: true\n');
  expect(await find()).toEqual([
    expect.stringContaining('begin.mdx: /older/ was published, and this page has another'),
    expect.stringContaining('second.mdx: /second/ was published, but its page is now a draft'),
  ]);
  await write('begin', 'First', 'redirectFrom:\n  - /first/\n  - /older/\n');
  await rm(file('second'));
  const isGone = 'second.mdx: /second/ was published, but its page is gone. Publish it; or';
  expect(await find()).toEqual([expect.stringContaining(isGone)]);
  expect(await find(['/second/'])).toEqual([]);
});

test('a page may be renamed until it is published', async () => {
  commit();
  const clone = test.info().outputPath('clone');
  git(folder, ['clone', '--quiet', `file://${folder}`, clone]);
  folder = clone;
  await write('typpo', 'New');
  commit();
  await rename(file('typpo'), file('typo'));
  expect(await find()).toEqual([]);
  git(folder, ['remote', 'remove', 'origin']);
  expect(await find()).toEqual([expect.stringMatching(/^typo\.mdx: \/typpo\//)]);
});

test('a translation is outdated when its original has changed after it, and after its review', async () => {
  const save = async (name: string, text: string, keys = '') =>
    writeTree(folder, {
      [`${name}.mdx`]: page(text, keys).replaceAll('A page', `${name} is a page that`),
    });
  const commitOn = (day: string) => {
    git(folder, ['add', '--all']);
    git(folder, ['commit', '--message', day], `${day}T12:00:00+00:00`);
  };
  await save('tea', 'Tea.');
  await save('tea.es', 'Té.');
  await save('tea.de', 'Tee.', 'draft: true\n');
  commitOn('2026-01-10');
  expect(await find()).toEqual([]);

  await save('tea', 'More tea.');
  commitOn('2026-03-10');
  const isOutdated =
    'tea.es.mdx: The original, tea.mdx, changed on 2026-03-10, and this translation was last changed or reviewed on 2026-01-10. Compare the two';
  expect(await find()).toEqual([expect.stringContaining(isOutdated)]);
  await save('tea.es', 'Té.', 'reviewed: 2026-02-10\n');
  git(folder, ['commit', '--all', '--message', 'Same day'], '2026-02-10T12:00:00+00:00');
  expect(await find()).toEqual([expect.stringContaining('reviewed on 2026-02-10')]);

  // Either remedy, before it is committed; and the original, as soon as it is saved.
  await save('tea.es', 'Té.', 'reviewed: 2026-03-10\n');
  expect(await find()).toEqual([]);
  await save('tea.es', 'Más té.', 'reviewed: 2026-02-10\n');
  expect(await find()).toEqual([]);
  commitOn('2026-03-11');
  await save('tea', 'Still more tea.');
  expect(await find()).toEqual([expect.stringContaining('reviewed on 2026-03-11')]);
});
