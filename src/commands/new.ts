// npm run new -- "A title": makes a page's folder and its text, with the places marked that are to
// be filled in.

import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { slug } from 'github-slugger';
import { entryId } from '../utils/addresses.ts';
import { describeError, UserError } from '../utils/user-error.ts';
import { RESERVED } from '../tools/content-check/rules/address-reserved.ts';
import { listFiles } from '../tools/content-check/content.ts';
import { LIMITS } from '../schemas/page.ts';

const FOLDER = 'src/content/pages';

try {
  const title = readTitle(process.argv.slice(2));
  const folder = await makeFolder(title);
  const file = path.join(folder, 'index.mdx');
  await writeFile(file, write(title), { flag: 'wx' });
  console.log(
    `${file} is there. Fill in what is marked [fill in: …], put your pictures beside it, and look at it with: npm run dev`,
  );
} catch (error) {
  console.error(describeError(error));
  process.exitCode = 1;
}

/** @throws {UserError} if it is not one title that fits the schema and gives an address */
function readTitle(words: string[]): string {
  const title = words.join(' ').trim();
  if (title === '' || words.some((word) => word.startsWith('--'))) {
    throw new UserError('Write the page’s title behind the command: npm run new -- "A title"');
  }
  if (title.length > LIMITS.title) {
    throw new UserError(
      `The title has ${title.length} characters; it may have at most ${LIMITS.title}. Shorten it: the large heading of the page can say more.`,
    );
  }
  if (toId(title) === '') {
    throw new UserError(
      `"${title}" gives no address. Use at least one letter or digit in the title.`,
    );
  }
  const owner = RESERVED.get(toId(title));
  if (owner !== undefined) {
    throw new UserError(
      `The address /${toId(title)}/ is kept for ${owner}. Choose another title; the page's heading can say this one.`,
    );
  }
  return title;
}

/** The page's address: hyphens side by side, and those at an end, say nothing. */
function toId(title: string): string {
  return slug(title)
    .replace(/[-_]{2,}/g, '-')
    .replace(/^[-_]+|[-_]+$/g, '');
}

/** @throws {UserError} if there is a page with this address, or a folder with this name */
async function makeFolder(title: string): Promise<string> {
  const id = toId(title);
  const owner = (await listFiles(FOLDER)).find(
    (file) => file.endsWith('.mdx') && entryId(file) === id,
  );
  const isTaken = (await readdir(FOLDER)).some((name) => name.toLowerCase() === id);
  if (owner !== undefined || isTaken) {
    throw new UserError(
      `There is ${owner === undefined ? `a folder ${FOLDER}/${id}` : `a page at /${id}/ already, ${FOLDER}/${owner}`}. Nothing was written. Choose another title, or write there.`,
    );
  }
  const folder = path.posix.join(FOLDER, id);
  await mkdir(folder);
  return folder;
}

/** An entry that passes the content check as soon as its marked places are filled in. */
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
