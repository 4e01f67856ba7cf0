// npm run import: makes pages from documents of Jekyll, HTML, Word or Google Docs.
// npm run import -- <file or folder …> [--to name] [--site https://old.example.org]

import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { listPublishedEntries, PAGES, siteContent } from '../data/entries.ts';
import { formats } from '../tools/content-check/formats.ts';
import { checkContent } from '../tools/content-check/index.ts';
import { reservedFor } from '../tools/content-check/rules/addresses.ts';
import * as tool from '../tools/import/index.ts';
import { entryFile, entryId } from '../utils/addresses.ts';
import { count } from '../utils/count.ts';
import { describeError, UserError } from '../utils/user-error.ts';

const USAGE =
  'Usage: npm run import -- <file or folder …> [--to name] [--site https://old.example.org]';

/** The documents of this import by the ids of their pages. */
const documents = new Map<string, string>();

try {
  process.exitCode = await run();
} catch (error) {
  console.error(describeError(error));
  process.exitCode = 2;
}

/** @returns 0 if all is well, 1 if words differ or the check finds something, 2 if nothing was written */
async function run(): Promise<number> {
  const { files, to, origin } = await readArguments();
  for (const { file, redirectFrom } of await listPublishedEntries()) {
    const id = entryId(file);
    for (const address of [`/${id}/`, ...redirectFrom]) tool.claim(address, id);
  }
  // All are read before the first is written, so that links between them are known.
  const sources = await attempt(files, async (file) => {
    const source = await tool.readSource(file, origin);
    const id = findId(file, to);
    documents.set(id, file);
    const old = [source.oldAddress, source.path && `/${source.path}`, source.data.redirect_from];
    for (const address of [`/${id}/`, ...old.flat()])
      if (typeof address === 'string') tool.claim(address, id);
    return { file, id, source };
  });
  const pages = await attempt(sources, async ({ file, id, source }, index) => {
    const page = await tool.importPage(source, id);
    report(files.length > 1 ? `${index + 1}/${sources.length}  ${file}` : file, page);
    return page;
  });
  if (pages.length === 0) return 2;
  const folders = pages.map(({ file }) => path.posix.relative(PAGES, path.posix.dirname(file)));
  const checked = await checkContent(siteContent);
  const isNew = (file: string) => folders.some((folder) => file.startsWith(`${folder}/`));
  const problems = checked.problems.filter(({ file }) => isNew(file));
  console.log(`\n${formats.text({ ...checked, problems, entries: folders }, PAGES)}`);
  if (files.length > 1)
    console.log(`\n${pages.length} of ${count(files.length, 'document', 'documents')} imported.`);
  console.log(
    '\nNext: write what is marked [fill in: …], and look at the result with npm run dev.',
  );
  const isClean = problems.every(({ level, rule }) => level === 'warning' || rule === 'fill-in');
  const isWhole = pages.every(({ differences }) => differences.length === 0);
  return isClean && isWhole && pages.length === files.length ? 0 : 1;
}

/** Does something with one item after the other, and says which could not be done. */
async function attempt<In, Out>(items: In[], action: (item: In, index: number) => Promise<Out>) {
  const results: Out[] = [];
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
  const read = () => parseArgs({ allowPositionals: true, options });
  const { values, positionals } = await Promise.try(read).catch(() => fail(USAGE));
  const address = positionals.find((name) => /^https?:/i.test(name));
  if (address) fail(`${address} is an address. Save the page in a browser, and import that file.`);
  if (positionals.length === 0) fail(USAGE);
  const files = positionals.flatMap(tool.listDocuments);
  if (files.length === 0) fail(`There is no document in ${positionals.join(', ')}.`);
  if (values.to && files.length > 1) fail(`--to takes one document. ${USAGE}`);
  return { files, to: values.to, origin: values.site };
}

function fail(message: string): never {
  throw new UserError(message);
}

/** @throws {UserError} if a page cannot have this id */
function findId(file: string, to: string | undefined): string {
  const inPages = path.relative(PAGES, file).replaceAll('\\', '/');
  const usual = inPages.startsWith('..') ? tool.idOf(file) : entryId(inPages);
  const id = to ? entryId(to.replace(/^\/+|\/+$/g, '')) : usual;
  const own = `${PAGES}/${entryFile(id)}`;
  const pages = [own, own.replace(/\/index(?=\.[^/]*$)/, '')];
  const page = pages.find((it) => existsSync(it) && path.resolve(it) !== path.resolve(file));
  const [owner, twin] = [reservedFor(id), documents.get(id)];
  // An earlier address of another page has to lead there for good.
  const other = tool.ownerOf(`/${id}`) ?? id;
  const problem = [
    id.split('/').includes('') && 'gives no address',
    owner && `cannot be at /${id}/, which is reserved for ${owner}`,
    twin && `cannot be at /${id}/, which is the address of ${twin}, too`,
    page && `cannot be at /${id}/: delete ${page} first, if it is to be replaced`,
    other !== id &&
      !documents.has(other) &&
      `cannot be at /${id}/, which leads to the page ${other}`,
  ].find(Boolean);
  if (problem) fail(`${file}  ${problem}. To give the page another name, add --to another-name`);
  return id;
}

function report(file: string, page: tool.ImportedPage) {
  const words = count(page.words, 'word', 'words');
  console.log(
    `\n${file} → ${page.file}: ${words}, ${count(page.pictures, 'picture', 'pictures')}.`,
  );
  const grouped = Object.groupBy(page.notices, ({ what, why }) => `${what} (\0): ${why}`);
  for (const [line, notices = []] of Object.entries(grouped)) {
    const places = [...new Set(notices.map(({ where }) => where))];
    if (places.length > 5) places.splice(5, Infinity, '…');
    console.log(`  Left behind: ${line.replace('\0', () => places.join(', '))}.`);
  }
  for (const { after, what, words } of page.differences)
    console.log(`  Words differ after “${after}”: ${what} “${words}”.`);
}
