// npm run new -- "A title": creates a page's folder and text, and marks the places to fill in.

import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { slug } from 'github-slugger';
import { entryId } from '../utils/addresses.ts';
import { describeError, UserError } from '../utils/user-error.ts';
import { RESERVED } from '../tools/content-check/rules/addresses.ts';
import { listFiles } from '../tools/content-check/content.ts';
import { LIMITS } from '../schemas/page.ts';

const FOLDER = 'src/content/pages';

try {
  const title = readTitle(process.argv.slice(2));
  const folder = await makeFolder(title);
  const file = path.join(folder, 'index.mdx');
  await writeFile(file, write(title), { flag: 'wx' });
  console.log(
    `Created ${file}. Replace what is marked [fill in: …], put your pictures in the same folder, and preview the page with: npm run dev`,
  );
} catch (error) {
  console.error(describeError(error));
  process.exitCode = 1;
}

/** @throws {UserError} if it is missing, does not match the schema or gives no address */
function readTitle(words: string[]): string {
  const title = words.join(' ').trim();
  if (title === '' || words.some((word) => word.startsWith('--'))) {
    throw new UserError('Add the page’s title to the command: npm run new -- "A title"');
  }
  if (title.length > LIMITS.title) {
    throw new UserError(
      `The title has ${title.length} characters. Shorten it to at most ${LIMITS.title}; the page’s heading can say more.`,
    );
  }
  if (toId(title) === '') {
    throw new UserError(
      `No address can be made from "${title}". Use at least one letter or digit.`,
    );
  }
  const owner = RESERVED.get(toId(title));
  if (owner !== undefined) {
    throw new UserError(
      `The address /${toId(title)}/ is reserved for ${owner}. Choose another title; the page’s heading can still be this one.`,
    );
  }
  return title;
}

/** The page's id, without repeated hyphens or hyphens at either end. */
function toId(title: string): string {
  return slug(title)
    .replace(/[-_]{2,}/g, '-')
    .replace(/^[-_]+|[-_]+$/g, '');
}

/** @throws {UserError} if a page with this address or a folder with this name exists */
async function makeFolder(title: string): Promise<string> {
  const id = toId(title);
  const owner = (await listFiles(FOLDER)).find(
    (file) => file.endsWith('.mdx') && entryId(file) === id,
  );
  const isTaken = (await readdir(FOLDER)).some((name) => name.toLowerCase() === id);
  if (owner !== undefined || isTaken) {
    throw new UserError(
      `There is already ${owner === undefined ? `a folder ${FOLDER}/${id}` : `a page at /${id}/, ${FOLDER}/${owner}`}. Nothing was written. Choose another title, or write there.`,
    );
  }
  const folder = path.posix.join(FOLDER, id);
  await mkdir(folder);
  return folder;
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
