import path from 'node:path';
import { readContent } from '../../src/tools/content-check/content.ts';
import type { Entry } from '../../src/tools/content-check/types.ts';
import { pagePath } from '../../src/utils/addresses.ts';
import { site as siteData } from '../../src/site.ts';
import type { Build } from './builds.ts';

/** Folder of the entries, in the project. */
const CONTENT = 'src/content/pages';

const known = new Map<string, Promise<Entry[]>>();

/** Reads the published entries of a build. */
export function readEntries({ source }: Build): Promise<Entry[]> {
  const entries = known.get(source) ?? read(source);
  known.set(source, entries);
  return entries;
}

async function read(source: string): Promise<Entry[]> {
  const { entries } = await readContent({
    folder: path.join(source, CONTENT),
    publicFolder: path.join(source, 'public'),
    home: siteData.home,
  });
  return entries.filter(({ isDraft }) => !isDraft);
}

/** The URL path of an entry's page, without the base path. */
export function getPath({ id }: Entry): string {
  return encodeURI(pagePath(id, siteData.home));
}

/** Finds the entry of a page. */
export async function findEntry(build: Build, page: { path: string }): Promise<Entry | undefined> {
  const entries = await readEntries(build);
  return entries.find((entry) => build.base + getPath(entry).slice(1) === page.path);
}

/** A position in an entry's file, in the form that code editors open: `file:line:column`. */
export function formatPosition({ file, source }: Entry, offset: number): string {
  const before = source.slice(0, offset).split('\n');
  return `${CONTENT}/${file}:${before.length}:${(before.at(-1) ?? '').length + 1}`;
}
