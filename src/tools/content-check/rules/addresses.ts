import path from 'node:path';
import { languageCodes, nameLanguage } from '../../../languages.ts';
import { site } from '../../../site.ts';
import { entryId, pagePath, readFileName, readId } from '../../../utils/addresses.ts';
import { isDownload } from '../../../utils/downloads.ts';
import { isEntry } from '../entry.ts';
import {
  addressesOf,
  BUILT_FILES,
  importCommand,
  isPath,
  normalize,
  redirectsOf,
} from '../page-addresses.ts';
import { isPicture } from '../picture-files.ts';
import { each, eachFile } from '../types.ts';
import type { Content, Entry, EntryRules, FileRules } from '../types.ts';

const entryFiles = ({ entries }: Content) => entries.map(({ file }) => file);

const LOOKS_LIKE_A_PAGE = /(\.(mdx?|markdown|mdown|mkd|html?|txt|docx?|odt|rtf))+$/i;
/** How file managers name copies: `index (1).mdx`, `index copy.mdx`. */
const LOOKS_LIKE_A_COPY = /(^|\/)(index[^/.][^/]*|copy of [^/]*|[^/]+ copy|[^/]+ \(\d\))\.mdx$/i;
/** They have a meaning in addresses, and the build would not find the file. */
const SPECIAL_CHARACTERS = /[%?#\\\p{Cc}]/u;

const titleOf = ({ frontMatter }: Entry): unknown => frontMatter?.data?.title;

/** What the name of a page cannot begin with, and what uses it. */
const RESERVED = new Map([
  ['404', 'the “page not found” page'],
  ['index', 'the home page’s file'],
  ['component-gallery', 'the component gallery'],
  ...languageCodes
    .filter((code) => code !== site.language)
    .map(
      (code) =>
        [
          code.toLowerCase(),
          `pages in ${nameLanguage(code)}, which stand beside their originals as index.${code}.mdx`,
        ] as const,
    ),
]);

/** What uses the address of a page with an id, if it is not available. */
export function reservedFor(id: string): string | undefined {
  const [start = ''] = (readId(id).name || id).split('/');
  return RESERVED.get(start);
}

export const addressRules: EntryRules = {
  /** Hosts serve either a file or a redirect at an address, and only one of each. */
  'redirect-from': each(redirectUsesOf, ({ address, index }, entry, content) => {
    if (!isPath(address)) {
      return [
        `"${address}" is not an address on this site. Start it with a slash, write %20 for a space, and leave out the host and characters such as "?", "#", "*" and ":". For example: /about/`,
      ];
    }
    const { entries, publicPaths, downloads, options } = content;
    const isWanted = (other: string) => normalize(other) === normalize(address);
    const page = entries.find(
      ({ id, name }) =>
        (id !== '' && isWanted(pagePath(id, options.home))) ||
        (name === options.home && isWanted(`/${id}/`)),
    );
    const files = [...BUILT_FILES, ...publicPaths, ...downloads.keys()];
    const taken = page?.file ?? files.find(isWanted);
    const owner = entries.find((other) => redirectsOf(other).some(isWanted));
    const isTwice = redirectsOf(entry).findIndex(isWanted) < index;
    return [
      taken && `"${address}" already leads to ${taken}. Remove it, or rename that.`,
      (isTwice || owner !== entry) &&
        `"${address}" is also in the redirectFrom of ${owner?.file}. An address can lead to only one page: remove it from one of the two.`,
    ];
  }),
};

export const addressFileRules: FileRules = {
  /** A page with the wrong name would silently be missing from the site. */
  'file-name': eachFile(
    ({ files }) => files,
    (file) => {
      const name = path.posix.basename(file).replace(LOOKS_LIKE_A_PAGE, '');
      const remedy = /\.mdx/i.test(file)
        ? `Rename it to ${name}.mdx.`
        : `To turn it into a page, type ${importCommand(file)}. If it is for download, save it as PDF, and link to that.`;
      const character = SPECIAL_CHARACTERS.exec(file)?.[0];
      return [
        LOOKS_LIKE_A_PAGE.test(file) &&
          !isEntry(file) &&
          (/\.mdx\./i.test(file) || !isDownload(file)) &&
          `This file would not be published, because its name does not end in ".mdx". ${remedy}`,
        LOOKS_LIKE_A_COPY.test(file) &&
          'This looks like a copy of a page, and would be published as a page of its own. Rename it, or delete it. Name a translation like index.es.mdx.',
        character &&
          [isEntry, isPicture, isDownload].some((isOfKind) => isOfKind(file)) &&
          `The name contains ${JSON.stringify(character)}, which has a special meaning in addresses. Rename it without this character.`,
      ];
    },
  ),

  /** Of two entries with the same address, Astro publishes one and silently drops the other. */
  'address-unique': eachFile(entryFiles, (file, { byId, options }) => {
    const id = entryId(file);
    const first = byId.get(id)?.file ?? file;
    return [
      first !== file &&
        `This page and ${first} have the same address, ${pagePath(id, options.home)}, so only one of them would be published. Rename one, or merge them.`,
    ];
  }),

  /** A published address must keep working: https://www.w3.org/Provider/Style/URI */
  *'address-lost'({ entries, downloads, publishedEntries, options: { home, retired = [] } }) {
    // Compares as the rule redirect-from does, so that nothing is required that it refuses. The rule
    // home-page takes care of the home page's two addresses.
    const current = entries.flatMap((entry) => addressesOf(entry, home));
    const known = new Set(
      ['/', `/${home}/`, ...retired, ...current, ...downloads.keys()].map(normalize),
    );
    for (const old of publishedEntries) {
      const title = titleOf(old);
      const now =
        entries.find(({ id }) => id === old.id) ??
        // It was probably renamed.
        entries.find((entry) => title !== undefined && titleOf(entry) === title);
      for (const address of addressesOf(old, home)) {
        if (known.has(normalize(address))) continue;
        yield { file: now?.file ?? old.file, message: describeLoss(address, now) };
        known.add(normalize(address));
      }
    }
  },

  /** Some names give no address, or one that is not available. */
  'address-reserved': eachFile(entryFiles, (file, { publicPaths }) => {
    const id = entryId(file);
    const hidden = file.split('/').find((name) => name.startsWith('_'));
    const [start = ''] = readFileName(file).name.split('/');
    const owner = RESERVED.get(start);
    return [
      id.split('/').includes('') &&
        'No address can be made from this name. Use at least one letter or digit in the name of each folder and file.',
      hidden &&
        `Many hosts do not serve addresses that begin with "_", such as "${hidden}". Remove the "_".`,
      owner && `The address /${start}/ is reserved for ${owner}. Rename the page.`,
      [...publicPaths].some((name) => `${name}/`.startsWith(`/${id}/`)) &&
        `The address /${id}/ is used by a file in the "public" folder. Rename the page.`,
    ];
  }),

  /** Without a home page, the site's root would be empty. */
  *'home-page'({ byId, entries, options: { home } }) {
    const page = byId.get(home);
    const pages = entries.filter(({ isDraft, language }) => !isDraft && language === site.language);
    const message = `This is the home page in src/site.ts, but it is a draft or does not exist. Remove "draft: true", create it, or name another page there: ${pages.map(({ id }) => id).join(', ')}.`;
    if (!page || page.isDraft) yield { file: page?.file ?? `${home}/index.mdx`, message };
  },
};

function describeLoss(address: string, now: Entry | undefined): string {
  const keep = `add "- ${address}" to the list "redirectFrom" in the front matter of`;
  if (now && !now.isDraft)
    return `${address} was published, and this page has another address now. To keep it working, ${keep} this page.`;
  return `${address} was published, but its page is ${now ? 'now a draft' : 'gone'}. Publish it; or ${keep} the page that replaces it; or, if nothing does, add the address to "retired" in src/site.ts.`;
}

function redirectUsesOf(entry: Entry) {
  return redirectsOf(entry).map((address, index) => {
    const at = entry.frontMatter?.offsetOf(['redirectFrom', index]);
    return { address, index, at };
  });
}
