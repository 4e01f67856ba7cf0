// npm run new -- "A title": creates a page's folder and text, and marks the places to fill in.
// npm run new -- "A page/A title": the same, below another page, which is named or has this title.
// npm run new -- --language es how-we-learn: creates the translation of a page, marked likewise.

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { PAGES } from '../data/entries.ts';
import { languageCodes, nameLanguage, type LanguageCode } from '../languages.ts';
import { LIMITS } from '../schemas/page.ts';
import { site } from '../site.ts';
import { findPage, findPlace, readEntries } from '../tools/content-check/find-page.ts';
import { guessLanguage } from '../tools/content-check/rules/translations.ts';
import { markForTranslation } from '../tools/content-check/translation.ts';
import type { Entry } from '../tools/content-check/types.ts';
import { describeError, UserError } from '../utils/user-error.ts';

const USAGE =
  'Write: npm run new -- "A title", or, to translate a page: npm run new -- --language es how-we-learn';

try {
  const { values, positionals } = parseArgs({
    options: { language: { type: 'string' } },
    allowPositionals: true,
  });
  const entries = await readEntries();
  const words = positionals.join(' ').trim();
  if (values.language === undefined) await createPage(words, entries);
  else await createTranslation(words, readLanguage(values.language), entries);
} catch (error) {
  console.error(describeError(error, USAGE));
  process.exitCode = 1;
}

async function createPage(words: string, entries: Entry[]): Promise<void> {
  if (words === '') throw new UserError(`Add the page’s title to the command. ${USAGE}`);
  const { title, folder } = findPlace(words, entries);
  if (title.length > LIMITS.title) {
    throw new UserError(
      `The title has ${title.length} characters. Shorten it to at most ${LIMITS.title}; the page’s heading can say more.`,
    );
  }
  const file = `${PAGES}/${folder}/index.mdx`;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, write(title), { flag: 'wx' });
  console.log(
    `Created ${file}. Replace what is marked [fill in: …], put your pictures in the same folder, and preview the page with: npm run dev`,
  );
}

async function createTranslation(words: string, language: LanguageCode, entries: Entry[]) {
  if (words === '') throw new UserError(`Add the name of the page. ${USAGE}`);
  const page = findPage(words, entries, 'to translate');
  const own = entries.find((entry) => entry.name === page.name && entry.language === language);
  if (own) throw new UserError(`${PAGES}/${own.file} exists already. Edit that file.`);
  if (page.language !== site.language) {
    throw new UserError(
      `"${page.name}" exists only in ${nameLanguage(page.language)}, without an original in ${nameLanguage(site.language)}. Save a copy of ${PAGES}/${page.file} beside it as ${path.posix.basename(page.file).replace(/\.[\w-]+(?=\.mdx$)/, `.${language}`)}, and translate that.`,
    );
  }
  const text = markForTranslation(page, nameLanguage(language));
  if (text === undefined) {
    throw new UserError(
      `${PAGES}/${page.file} has errors, so it cannot be copied. Fix them first: npm run content`,
    );
  }
  const created = `${PAGES}/${page.file.replace(/\.mdx$/, `.${language}.mdx`)}`;
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
