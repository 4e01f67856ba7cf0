// npm run import: makes pages from documents of Jekyll, HTML, Word or Google Docs.
// npm run import -- <file or folder …> [--to name] [--site https://old.example.org]

import { stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { listPublishedEntries, PAGES, siteContent } from '../data/entries.ts';
import { site } from '../site.ts';
import { formats } from '../tools/content-check/formats.ts';
import { checkContent } from '../tools/content-check/index.ts';
import { RESERVED } from '../tools/content-check/rules/addresses.ts';
import {
  idOf,
  importPage,
  listDocuments,
  readSource,
  claim,
  type ImportedPage,
} from '../tools/import/index.ts';
import { entryId } from '../utils/addresses.ts';
import { count } from '../utils/count.ts';
import { describeError, UserError } from '../utils/user-error.ts';

const USAGE =
  'Usage: npm run import -- <file or folder …> [--to name] [--site https://old.example.org]';

try {
  process.exitCode = await run();
} catch (error) {
  console.error(describeError(error));
  process.exitCode = 2;
}

/** @returns 0 if all is well, 1 if words differ or the check finds something, 2 if nothing was written */
async function run(): Promise<number> {
  const { files, to, origin } = await readArguments();
  const ids = new Map<string, string>([['', site.home]]);
  for (const { file, redirectFrom } of await listPublishedEntries()) {
    const id = entryId(file);
    for (const address of [`/${id}/`, ...redirectFrom]) claim(ids, address, id);
  }
  const taken = new Map<string, string>();
  const sources = await attempt(files, async (file) => {
    const id = await findId(file, to, ids);
    const other = taken.get(id);
    if (other)
      throw new UserError(
        `${file}  gives the address /${id}/, as ${other} does. Import it alone, with --to and another name.`,
      );
    taken.set(id, file);
    const source = await readSource(file);
    const old = [
      source.oldAddress,
      source.path && `/${source.path}`,
      source.data.redirect_from,
    ].flat();
    for (const address of [`/${id}/`, ...old])
      if (typeof address === 'string') claim(ids, address, id);
    return { file, id, source };
  });
  const pages = await attempt(sources, async ({ file, id, source }, index) => {
    if (files.length > 1) console.error(`${index + 1}/${sources.length}  ${file}`);
    const page = await importPage(source, id, { pages: PAGES, home: site.home, origin, ids });
    report(file, page);
    return page;
  });
  if (pages.length === 0) return 2;
  if (files.length > 1) table(pages, files.length);

  const folders = pages.map(({ file }) => path.posix.relative(PAGES, path.posix.dirname(file)));
  const checked = await checkContent(siteContent);
  const problems = checked.problems.filter(({ file }) =>
    folders.some((it) => file.startsWith(`${it}/`)),
  );
  console.log(`\n${formats.text({ ...checked, problems, entries: folders }, PAGES)}`);
  console.log(
    `\nNext: replace what is marked [fill in: …], and look at the result with npm run dev.`,
  );
  const isClean = problems.every(({ fatal, ruleId }) => !fatal || ruleId === 'fill-in');
  const isWhole = pages.every(({ differences }) => differences.length === 0);
  return isClean && isWhole && pages.length === files.length ? 0 : 1;
}

/** Does something with each item, and says which could not be done. */
async function attempt<Item, Result>(
  items: Item[],
  action: (item: Item, index: number) => Promise<Result>,
) {
  const results: Result[] = [];
  for (const [index, item] of items.entries()) {
    try {
      results.push(await action(item, index));
    } catch (error) {
      const isDeep = error instanceof RangeError;
      console.error(isDeep ? 'A document is nested too deeply to be read.' : describeError(error));
    }
  }
  return results;
}

async function readArguments() {
  const options = { to: { type: 'string' }, site: { type: 'string' } } as const;
  const { values, positionals } = parseArguments(options);
  const address = positionals.find((name) => /^https?:/i.test(name));
  if (address) {
    throw new UserError(
      `${address} is an address. Save the page in a browser, and import that file.`,
    );
  }
  if (values.site && !URL.canParse(values.site))
    throw new UserError(`--site needs an address. ${USAGE}`);
  const files = (await Promise.all(positionals.map(listDocuments))).flat();
  if (files.length === 0) throw new UserError(`There is nothing to import. ${USAGE}`);
  if (values.to && files.length > 1) throw new UserError(`--to takes one document. ${USAGE}`);
  return { files, to: values.to, origin: values.site };
}

function parseArguments(options: { to: { type: 'string' }; site: { type: 'string' } }) {
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch {
    throw new UserError(USAGE);
  }
}

/** The id of a text in the folder of pages; a document in a page’s folder, of its name, is that page’s. */
function idInPages(file: string): string {
  const id = entryId(file);
  const [name, folder] = id.split('/').reverse();
  return name === folder ? path.posix.dirname(id) : id;
}

/** @throws {UserError} if a page cannot have this id */
async function findId(
  file: string,
  to: string | undefined,
  ids: Map<string, string>,
): Promise<string> {
  const inPages = path.relative(PAGES, file).replaceAll('\\', '/');
  const id = to
    ? entryId(to.replace(/^\/+|\/+$/g, ''))
    : inPages.startsWith('..')
      ? idOf(file)
      : idInPages(inPages);
  const other = ids.get(`/${id}`);
  if (other !== undefined && other !== id && !to) {
    console.error(
      `${file}  /${id}/ leads to the page ${other} already, so this one is at /${id}-2/.`,
    );
    return findId(file, `${id}-2`, ids);
  }
  const owner = RESERVED.get(id);
  const another = 'Add a name for the page: --to my-page';
  if (id.split('/').includes('')) throw new UserError(`${file}  gives no address. ${another}`);
  if (owner)
    throw new UserError(`${file}  The address /${id}/ is reserved for ${owner}. ${another}`);
  for (const page of [`${PAGES}/${id}/index.mdx`, `${PAGES}/${id}.mdx`]) {
    if (path.resolve(page) === path.resolve(file) || !(await stat(page).catch(() => undefined)))
      continue;
    throw new UserError(`${file}  There is already a page at /${id}/, ${page}. ${another}`);
  }
  return id;
}

function report(file: string, { file: page, words, pictures, notices, differences }: ImportedPage) {
  console.log(
    `\n${file} → ${page}: ${count(words, 'word', 'words')}, ${count(pictures, 'picture', 'pictures')}.`,
  );
  const grouped = Map.groupBy(notices, ({ what, why }) => `${what}|${why}`);
  for (const [{ what, why } = { what: '', why: '' }, ...others] of grouped.values()) {
    const places = new Set(grouped.get(`${what}|${why}`)?.map(({ where }) => where));
    console.log(
      `  Not brought along: ${what} (${[...places].slice(0, 5).join(', ')}${others.length > 4 ? ', …' : ''}): ${why}.`,
    );
  }
  for (const { after, lost, added } of differences) {
    const what = [lost && `lost “${lost}”`, added && `added “${added}”`].filter(Boolean);
    console.log(`  Words differ after “${after}”: ${what.join(', ')}.`);
  }
}

function table(pages: ImportedPage[], all: number) {
  console.log(`\n${pages.length} of ${count(all, 'document', 'documents')} imported:\n`);
  console.log('words  pictures  not brought  words that differ  page');
  for (const { file, words, pictures, notices, differences } of pages) {
    const cells = [
      String(words).padStart(5),
      String(pictures).padStart(8),
      String(notices.length).padStart(11),
      String(differences.length).padStart(17),
    ];
    console.log(`${cells.join('  ')}  ${file}`);
  }
}
