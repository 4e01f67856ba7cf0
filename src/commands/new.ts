// npm run new -- "A title": creates a page's folder and text, and marks the places to fill in.
// npm run new -- --language es how-we-learn: creates the translation of a page, marked likewise.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { slug } from 'github-slugger';
import { PAGES } from '../data/entries.ts';
import { languageCodes, nameLanguage, type LanguageCode } from '../languages.ts';
import { LIMITS } from '../schemas/page.ts';
import { site } from '../site.ts';
import { listFiles } from '../tools/content-check/content.ts';
import { isEntry, readEntry } from '../tools/content-check/entry.ts';
import { reservedFor } from '../tools/content-check/rules/addresses.ts';
import { guessLanguage } from '../tools/content-check/rules/translations.ts';
import { markForTranslation } from '../tools/content-check/translation.ts';
import { entryId, readFileName, readPath } from '../utils/addresses.ts';
import { didYouMean } from '../utils/did-you-mean.ts';
import { describeError, UserError } from '../utils/user-error.ts';

const USAGE =
  'Write: npm run new -- "A title", or, to translate a page: npm run new -- --language es how-we-learn';

try {
  const { values, positionals } = parseArgs({
    options: { language: { type: 'string' } },
    allowPositionals: true,
  });
  const files = (await listFiles(PAGES)).filter(isEntry);
  const words = positionals.join(' ').trim();
  if (values.language === undefined) await createPage(words, files);
  else await createTranslation(words, readLanguage(values.language), files);
} catch (error) {
  console.error(describeError(error, USAGE));
  process.exitCode = 1;
}

async function createPage(title: string, files: string[]): Promise<void> {
  // Without repeated hyphens, or hyphens at either end.
  const id = slug(title)
    .replace(/[-_]{2,}/g, '-')
    .replace(/^[-_]+|[-_]+$/g, '');
  const twin = files.find((file) => entryId(file) === id);
  const owner = reservedFor(id);
  const mistake = [
    title === '' && `Add the page’s title to the command. ${USAGE}`,
    title.length > LIMITS.title &&
      `The title has ${title.length} characters. Shorten it to at most ${LIMITS.title}; the page’s heading can say more.`,
    id === '' && `No address can be made from "${title}". Use at least one letter or digit.`,
    owner &&
      `The address /${id}/ is reserved for ${owner}. Choose another title; the page’s heading can still be this one.`,
    twin &&
      `There is already a page at /${id}/, ${PAGES}/${twin}. Choose another title, or write there.`,
  ].find(Boolean);
  if (mistake) throw new UserError(mistake);

  const folder = `${PAGES}/${id}`;
  await mkdir(folder);
  await writeFile(`${folder}/index.mdx`, write(title));
  console.log(
    `Created ${folder}/index.mdx. Replace what is marked [fill in: …], put your pictures in the same folder, and preview the page with: npm run dev`,
  );
}

async function createTranslation(page: string, language: LanguageCode, files: string[]) {
  // The page's name, its address, or its file.
  const file = path.relative(PAGES, page).replaceAll('\\', '/');
  const { name } = isEntry(page) ? readFileName(file) : readPath(page.toLowerCase(), site.home);
  const versions = files.filter((file) => readFileName(file).name === name);
  const original = versions.find((file) => readFileName(file).language === site.language);
  const own = versions.find((file) => readFileName(file).language === language);
  const names = files.map((file) => readFileName(file).name);
  if (page === '') throw new UserError(`Add the name of the page. ${USAGE}`);
  if (own) throw new UserError(`${PAGES}/${own} exists already. Edit that file.`);
  if (!original) {
    const [only] = versions;
    throw new UserError(
      only
        ? `"${name}" exists only in ${nameLanguage(readFileName(only).language)}, without an original in ${nameLanguage(site.language)}. Save a copy of ${PAGES}/${only} beside it as ${path.posix.basename(only).replace(/\.[\w-]+(?=\.mdx$)/, `.${language}`)}, and translate that.`
        : `There is no page "${name}" to translate.${didYouMean(name, names)}`,
    );
  }
  const entry = readEntry(original, await readFile(`${PAGES}/${original}`));
  const text = markForTranslation(entry, nameLanguage(language));
  if (text === undefined) {
    throw new UserError(
      `${PAGES}/${original} has errors, so it cannot be copied. Fix them first: npm run content`,
    );
  }
  const created = `${PAGES}/${original.replace(/\.mdx$/, `.${language}.mdx`)}`;
  await writeFile(created, text, { flag: 'wx' });
  console.log(
    `Created ${created}. Translate what follows each [fill in: in ${nameLanguage(language)}], or stands above it in the front matter, remove these marks, and preview the page with: npm run dev`,
  );
}

function readLanguage(code: string): LanguageCode {
  const codes = languageCodes.filter((one) => one !== site.language);
  const language = codes.find((one) => one.toLowerCase() === code.toLowerCase());
  if (language) return language;
  const meant = guessLanguage(code);
  const hint = meant ? ` Did you mean "${meant}"?` : '';
  throw new UserError(
    meant === site.language
      ? `Originals are in ${nameLanguage(site.language)}. To create one, give its title: npm run new -- "A title"`
      : `"${code}" is not the code of a language of this site.${hint} Use one of: ${codes.join(', ')}`,
  );
}

/** An entry that passes the content check once its placeholders are replaced. */
function write(title: string): string {
  const { min, max } = LIMITS.description;
  return `---
title: ${JSON.stringify(title)}
description: "[fill in: one or two sentences about the page, ${min} to ${max} characters]"
---

[fill in: what the page is about, in a sentence or two]

## [fill in: what the first section is about]

[fill in: the text of the section]
`;
}
