// npm run new -- "A title": creates a page's folder and text, and marks the places to fill in.

import { mkdir, writeFile } from 'node:fs/promises';
import { slug } from 'github-slugger';
import { PAGES } from '../data/entries.ts';
import { LIMITS } from '../schemas/page.ts';
import { listFiles } from '../tools/content-check/content.ts';
import { RESERVED } from '../tools/content-check/rules/addresses.ts';
import { entryId } from '../utils/addresses.ts';
import { describeError, UserError } from '../utils/user-error.ts';

try {
  const title = process.argv.slice(2).join(' ').trim();
  // Without repeated hyphens, or hyphens at either end.
  const id = slug(title)
    .replace(/[-_]{2,}/g, '-')
    .replace(/^[-_]+|[-_]+$/g, '');
  const pages = (await listFiles(PAGES)).filter((file) => file.endsWith('.mdx'));
  const twin = pages.find((file) => entryId(file) === id);
  const owner = RESERVED.get(id);
  const mistake = [
    (title === '' || title.startsWith('--')) &&
      'Add the page’s title to the command: npm run new -- "A title"',
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
} catch (error) {
  console.error(describeError(error));
  process.exitCode = 1;
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
