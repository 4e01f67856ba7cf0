import { mkdir } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { directionOf, localeOf, sayDuration, sayLanguage } from '../src/languages.ts';
import {
  entryId,
  originalFile,
  pagePath,
  readFileName,
  readId,
  readPath,
  readSiteLink,
} from '../src/utils/addresses.ts';
import { describeDownload, downloadPaths } from '../src/utils/downloads.ts';
import { isShallow, lastChanged, readHistory } from '../src/data/history.ts';
import { candidateWidths, picturePlaces } from '../src/utils/pictures.ts';
import { writeTree } from './support/files.ts';
import { git } from './support/project.ts';

test('name, language and address of a page are derived from its file', () => {
  for (const [file, name, language, id, address] of [
    ['How we Learn/INDEX.mdx', 'how-we-learn', 'en', 'how-we-learn', '/'],
    ['how-we-learn/index.ES.mdx', 'how-we-learn', 'es', 'es/how-we-learn', '/es/'],
    ['v1.2/notes.mdx', 'v12/notes', 'en', 'v12/notes', '/v12/notes/'],
    ['v1.2/notes.ar.mdx', 'v12/notes', 'ar', 'ar/v12/notes', '/ar/v12/notes/'],
    ['guides/how-we-learn.mdx', 'guides/how-we-learn', 'en', 'guides/how-we-learn', undefined],
    ['Über uns/index.de.mdx', 'über-uns', 'de', 'de/über-uns', '/de/über-uns/'],
  ] as const) {
    expect([readFileName(file), entryId(file)]).toEqual([{ name, language }, id]);
    expect(readId(id)).toEqual({ name, language });
    const path = pagePath(id, 'how-we-learn');
    expect(path).toBe(address ?? `/${id}/`);
    expect(readPath(encodeURI(path), 'how-we-learn')).toEqual({ name, language });
  }
  expect(originalFile('how-we-learn/index.es.mdx')).toBe('how-we-learn/index.mdx');
});

test('a file is published below its page, and said to be of a kind and size', () => {
  for (const [file, path, language, bytes, says] of [
    ['How we Learn/A b.PDF', '/A b.PDF', 'en', 123_456, 'PDF, 120 kB'],
    ['Über uns/cafe\u0301.csv', '/über-uns/café.csv', 'fr', 1_234_567, 'CSV, 1,2\u202FMo'],
    ['list.zip', '/list.zip', 'ar', 120, 'ZIP\u200F، 1 كيلوبايت'],
  ] as const) {
    expect(downloadPaths(file, 'how-we-learn')[0]).toBe(path);
    expect(describeDownload(file, bytes, language)).toBe(says);
  }
});

test('links are read as if each page were served at its name', () => {
  for (const [from, href, path, name, language] of [
    ['über-uns', '../x/?a=b#c', '/x/', 'x', undefined],
    ['über-uns', './part', '/%C3%BCber-uns/part/', 'über-uns/part', undefined],
    ['guides/notes', '../../über-uns/#y', '/', 'über-uns', undefined],
    ['guides/notes', '/', '/', 'über-uns', undefined],
    ['guides/notes', '/es/x/', '/es/x/', 'x', 'es'],
    ['guides/notes', '/es/', '/es/', 'über-uns', 'es'],
    ['guides/notes', '?page=2', '/guides/notes/', 'guides/notes', undefined],
    ['guides/notes', '/list.pdf', '/list.pdf', 'list.pdf', undefined],
  ] as const) {
    expect(readSiteLink(href, from, 'über-uns')).toMatchObject({ path, name, language });
  }
  for (const href of ['', '#y', '//example.org/', 'mailto:a@b.example']) {
    expect(readSiteLink(href, 'x', 'x')).toBeUndefined();
  }
});

test('direction, country and name of a language are those of Unicode', () => {
  for (const [code, direction, locale, english] of [
    ['en', 'ltr', 'en_US', 'in English'],
    ['ar', 'rtl', 'ar_EG', 'بالإنجليزية'],
    ['fi', 'ltr', 'fi_FI', 'kieli: englanti'],
  ] as const) {
    expect([directionOf(code), localeOf(code), sayLanguage('en', code)]).toEqual([
      ...[direction, locale, english],
    ]);
  }
});

test('how long a video takes is said in whole minutes, or in seconds', () => {
  for (const [duration, code, words] of [
    ['0:45', 'en', '45 seconds'],
    ['12:30', 'en', '13 minutes'],
    ['59:40', 'es', '1 hora'],
    ['90:00', 'de', '1 Stunde, 30 Minuten'],
    ['1:02:03', 'ar', 'ساعة ودقيقتان'],
  ] as const) {
    expect(sayDuration(duration, code)).toBe(words);
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
