import { mkdir } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { entryId, pagePath, resolveHref } from '../src/utils/addresses.ts';
import { isShallow, lastChanged, readHistory } from '../src/data/history.ts';
import { candidateWidths, picturePlaces } from '../src/utils/pictures.ts';
import { writeTree } from './support/files.ts';
import { git } from './support/project.ts';

test('the id of an entry is derived from its path', () => {
  for (const [file, id] of [
    ['How we Learn/INDEX.mdx', 'how-we-learn'],
    ['v1.2/notes.mdx', 'v12/notes'],
    ['Über uns/index.mdx', 'über-uns'],
  ] as const) {
    expect(entryId(file)).toBe(id);
  }
  expect(pagePath('how-we-learn', 'how-we-learn')).toBe('/');
});

test('links resolve at any base path and with any home page', () => {
  for (const [page, href, expected] of [
    ['', '../x/?a=b#c', '/x/?a=b#c'],
    ['', './part/', '/%C3%BCber-uns/part/'],
    ['guides/notes/', '../../über-uns/#y', '/#y'],
    ['guides/notes/', '?page=2', '/guides/notes/?page=2'],
    ['', '#y'],
    ['', '//example.org/'],
    ['', 'mailto:a@b.example'],
  ] as const) {
    for (const base of ['/', '/p2pu-website/']) {
      const resolved = resolveHref(href, { page: base + page, base, home: 'über-uns' });
      expect(resolved).toBe(expected === undefined ? href : base + expected.slice(1));
    }
  }
});

test('a picture is never enlarged: its own width is the largest candidate', () => {
  expect(candidateWidths(picturePlaces.text, 700)).toEqual([320, 480, 576, 672, 700]);
});

test('an entry was last changed with its text or a picture in its folder', async () => {
  const folder = test.info().outputPath('project');
  const commit = async (file: string, day: string) => {
    await writeTree(folder, { [file]: day });
    git(folder, ['add', '.']);
    git(folder, ['commit', '--message', file], `${day}T12:00:00+13:00`);
  };
  await mkdir(folder, { recursive: true });
  git(folder, ['init']);
  expect(lastChanged('pages/page/index.mdx', readHistory(folder))).toBeUndefined();
  await commit('pages/page/index.mdx', '2024-01-31');
  await commit('pages/single.mdx', '2025-02-28');
  await commit('pages/page/below/index.mdx', '2025-03-31');
  await writeTree(folder, { 'pages/new.mdx': 'not committed' });
  const days = () =>
    ['page/index.mdx', 'page/below/index.mdx', 'single.mdx', 'new.mdx'].map((file) =>
      lastChanged(`pages/${file}`, readHistory(folder)),
    );
  expect(days()).toEqual(['2024-01-31', '2025-03-31', '2025-02-28', undefined]);
  await commit('pages/page/picture.png', '2026-04-30');
  expect(days()).toEqual(['2026-04-30', '2025-03-31', '2025-02-28', '2026-04-30']);

  const shallow = test.info().outputPath('shallow');
  git(folder, ['clone', '--quiet', '--depth', '1', `file://${folder}`, shallow]);
  expect(lastChanged('pages/single.mdx', readHistory(shallow))).toBeUndefined();
  expect([isShallow(folder), isShallow(shallow)]).toEqual([false, true]);
});
