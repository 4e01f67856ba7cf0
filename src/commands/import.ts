// npm run import: makes pages from documents of Jekyll, HTML, Word or Google Docs.
// npm run import -- <file or folder …> [--to name] [--site https://old.example.org]

import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { listPublishedEntries, PAGES, siteContent } from '../data/entries.ts';
import { site } from '../site.ts';
import { formats } from '../tools/content-check/formats.ts';
import { checkContent } from '../tools/content-check/index.ts';
import { RESERVED } from '../tools/content-check/rules/addresses.ts';
import * as tool from '../tools/import/index.ts';
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
    for (const address of [`/${id}/`, ...redirectFrom]) tool.claim(ids, address, id);
  }
  const taken = new Map<string, string>();
  // All are read before the first is written, so that links between them are known.
  const sources = await attempt(files, async (file) => {
    const id = findId(file, to, ids);
    const other = taken.get(id);
    if (other)
      throw new UserError(
        `${file}  gives the address /${id}/, as ${other} does. Import it alone, with --to and another name.`,
      );
    taken.set(id, file);
    const source = await tool.readSource(file);
    const { oldAddress, path: inSite, data } = source;
    for (const address of [
      `/${id}/`,
      oldAddress,
      inSite && `/${inSite}`,
      data.redirect_from,
    ].flat())
      if (typeof address === 'string') tool.claim(ids, address, id);
    return { file, id, source };
  });
  const pages = await attempt(sources, async ({ file, id, source }, index) => {
    if (files.length > 1) console.error(`${index + 1}/${sources.length}  ${file}`);
    const page = await tool.importPage(source, id, { pages: PAGES, home: site.home, origin, ids });
    report(file, page);
    return page;
  });
  if (pages.length === 0) return 2;
  if (files.length > 1) {
    console.log(`\n${pages.length} of ${count(files.length, 'document', 'documents')} imported:`);
    const rows = pages.map(({ file, words, pictures, notices, differences }) => [
      file,
      { words, pictures, 'not brought': notices.length, 'words that differ': differences.length },
    ]);
    console.table(Object.fromEntries(rows));
  }
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
      console.error(describeError(error));
    }
  }
  return results;
}

async function readArguments() {
  const options = { to: { type: 'string' }, site: { type: 'string' } } as const;
  const { values, positionals } = await Promise.try(() =>
    parseArgs({ allowPositionals: true, options }),
  ).catch(() => {
    throw new UserError(USAGE);
  });
  const address = positionals.find((name) => /^https?:/i.test(name));
  const files = address ? [] : (await Promise.all(positionals.map(tool.listDocuments))).flat();
  const problem = address
    ? `${address} is an address. Save the page in a browser, and import that file.`
    : values.site && !URL.canParse(values.site)
      ? `--site needs an address. ${USAGE}`
      : files.length === 0
        ? `There is nothing to import. ${USAGE}`
        : values.to && files.length > 1 && `--to takes one document. ${USAGE}`;
  if (problem) throw new UserError(problem);
  return { files, to: values.to, origin: values.site };
}

/** @throws {UserError} if a page cannot have this id */
function findId(file: string, to: string | undefined, ids: Map<string, string>): string {
  const inPages = path.relative(PAGES, file).replaceAll('\\', '/');
  const named = to ? entryId(to.replace(/^\/+|\/+$/g, '')) : undefined;
  const id = named ?? (inPages.startsWith('..') ? tool.idOf(file) : entryId(inPages));
  const other = ids.get(`/${id}`);
  if (other !== undefined && other !== id && !to) {
    console.error(
      `${file}  /${id}/ leads to the page ${other} already, so this one is at /${id}-2/.`,
    );
    return findId(file, `${id}-2`, ids);
  }
  const owner = RESERVED.get(id);
  const page = [`${PAGES}/${id}/index.mdx`, `${PAGES}/${id}.mdx`].find(
    (it) => existsSync(it) && path.resolve(it) !== path.resolve(file),
  );
  const problem = id.split('/').includes('')
    ? 'gives no address.'
    : owner
      ? `The address /${id}/ is reserved for ${owner}.`
      : page && `There is already a page at /${id}/, ${page}.`;
  if (problem) throw new UserError(`${file}  ${problem} Add a name for the page: --to my-page`);
  return id;
}

function report(file: string, page: tool.ImportedPage) {
  const words = count(page.words, 'word', 'words');
  console.log(
    `\n${file} → ${page.file}: ${words}, ${count(page.pictures, 'picture', 'pictures')}.`,
  );
  const grouped = Object.groupBy(page.notices, ({ what, why }) => `${what} (…): ${why}`);
  for (const [line, notices = []] of Object.entries(grouped)) {
    const places = [...new Set(notices.map(({ where }) => where))];
    if (places.length > 5) places.splice(5, Infinity, '…');
    console.log(`  Not brought along: ${line.replace('…', () => places.join(', '))}.`);
  }
  for (const { after, lost, added } of page.differences) {
    const what = [lost && `lost “${lost}”`, added && `added “${added}”`].filter(Boolean);
    console.log(`  Words differ after “${after}”: ${what.join(', ')}.`);
  }
}
