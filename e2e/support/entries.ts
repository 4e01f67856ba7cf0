import path from 'node:path';
import { readContent } from '../../src/tools/content-check/content.ts';
import type { Entry } from '../../src/tools/content-check/types.ts';
import { pagePath } from '../../src/utils/addresses.ts';
import { site as siteData } from '../../src/site.ts';
import type { Build } from './builds.ts';

/** Folder of the entries, below the project's. */
const CONTENT = 'src/content/pages';

const known = new Map<string, Promise<Entry[]>>();

/** The entries that a build was made from, but for drafts. */
export function entriesOf({ source }: Build): Promise<Entry[]> {
  const entries = known.get(source) ?? read(source);
  known.set(source, entries);
  return entries;
}

async function read(source: string): Promise<Entry[]> {
  const { entries } = await readContent(
    {
      folder: path.join(source, CONTENT),
      publicFolder: path.join(source, 'public'),
      home: siteData.home,
    },
    [],
  );
  return entries.filter(({ isDraft }) => !isDraft);
}

/** Path of an entry's page on the site, without the base path, as an address has it. */
export function pathOf({ id }: Entry): string {
  return encodeURI(pagePath(id, siteData.home));
}

/** The entry of which a page was made, if it was made of one. */
export async function entryOf(build: Build, page: { path: string }): Promise<Entry | undefined> {
  const entries = await entriesOf(build);
  return entries.find((entry) => build.base + pathOf(entry).slice(1) === page.path);
}

/** The place in an entry's file, as an editor's program opens it: `file:line:column`. */
export function placeIn({ file, source }: Entry, offset: number): string {
  const before = source.slice(0, offset).split('\n');
  return `${CONTENT}/${file}:${before.length}:${(before.at(-1) ?? '').length + 1}`;
}
