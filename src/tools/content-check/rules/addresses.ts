import path from 'node:path';
import { pagePath } from '../../../utils/addresses.ts';
import { isEntry } from '../entry.ts';
import { addressesOf, BUILT_FILES, isPath, normalize, redirectsOf } from '../page-addresses.ts';
import { isPicture } from '../picture-files.ts';
import { shownPictures } from '../picture-uses.ts';
import type { Content, Entry, Rule } from '../types.ts';

const LOOKS_LIKE_A_PAGE = /(\.(mdx?|markdown|mdown|mkd|html?|txt|docx?|odt|rtf))+$/i;

/** How file managers name copies: `index (1).mdx`, `index copy.mdx`. */
const LOOKS_LIKE_A_COPY = /(^|\/)(index[^/]+|copy of [^/]*|[^/]+ copy|[^/]+ \(\d\))\.mdx$/i;

/** Characters with a special meaning in addresses, with which the build would not find the file. */
const SPECIAL_CHARACTERS = /[%?#\\\p{Cc}]/u;

/** A page with the wrong name would silently be missing from the site. */
const fileName: Rule = {
  name: 'file-name',
  *checkFiles({ files, symlinks }) {
    for (const file of symlinks) {
      yield { file, message: 'This is a symbolic link. Put the file or folder itself here.' };
    }
    for (const file of files) {
      const message = describeName(file, files);
      if (message) yield { file, message };
    }
  },
};

function describeName(file: string, files: string[]): string | undefined {
  if (LOOKS_LIKE_A_PAGE.test(file) && !isEntry(file)) {
    const page = file.replace(LOOKS_LIKE_A_PAGE, '.mdx');
    const remedy = files.includes(page)
      ? `The page ${page} already exists, so move this file out of the "pages" folder.`
      : `If it is a page, save it as Markdown under the name "${path.posix.basename(page)}"; if it is for download, move it to the "public" folder.`;
    return `This file would not be published, because its name does not end in ".mdx". ${remedy}`;
  }
  if (LOOKS_LIKE_A_COPY.test(file)) {
    return 'This looks like a copy of a page, and would be published as a page of its own. Rename it, or delete it.';
  }
  const character = SPECIAL_CHARACTERS.exec(file)?.[0];
  return character !== undefined && (isEntry(file) || isPicture(file))
    ? `The name contains ${JSON.stringify(character)}, which has a special meaning in addresses. Rename it without this character.`
    : undefined;
}

/** Of two entries with the same address, Astro publishes one and silently drops the other. */
const addressUnique: Rule = {
  name: 'address-unique',
  *checkFiles({ entries, byId, options }) {
    for (const { file, id } of entries) {
      const first = byId.get(id);
      if (!first || first.file === file) continue;
      yield {
        file,
        message: `This page and ${first.file} have the same address, ${pagePath(id, options.home)}, so only one of them would be published. Rename one, or merge them.`,
      };
    }
  },
};

/** A published address must keep working: https://www.w3.org/Provider/Style/URI */
const addressLost: Rule = {
  name: 'address-lost',
  *checkFiles({ entries, publishedEntries, options: { home, retired = [] } }) {
    // Compares as the rule redirect-from does, so that nothing is required that it refuses. The rule
    // home-page takes care of the home page's two addresses.
    const current = [
      '/',
      `/${home}/`,
      ...retired,
      ...entries.flatMap((entry) => addressesOf(entry, home)),
    ];
    const known = new Set(current.map(normalize));
    for (const old of publishedEntries) {
      const now = entries.find(({ id }) => id === old.id) ?? findByTitle(old, entries);
      for (const address of addressesOf(old, home)) {
        if (known.has(normalize(address))) continue;
        yield { file: now?.file ?? old.file, message: describeLoss(address, old, now, home) };
        known.add(normalize(address));
      }
    }
  },
};

function describeLoss(address: string, old: Entry, now: Entry | undefined, home: string): string {
  const keep = `add "- ${address}" to the list "redirectFrom" in the front matter of`;
  if (!now) {
    return `${address} was published, but its page is gone. Restore the page; or ${keep} the page that replaces it; or, if nothing does, add the address to "retired" in src/site.ts.`;
  }
  if (now.isDraft) {
    return `${address} was published, but its page is now a draft. Remove "draft: true"; or ${keep} the page that replaces it.`;
  }
  if (address !== pagePath(old.id, home)) {
    return `${address} used to redirect to this page. To restore it, ${keep} this page.`;
  }
  return `${address} was published before this page was renamed. To keep it working, ${keep} this page.`;
}

/** The entry with the same title as an older one, which was probably renamed. */
function findByTitle(old: Entry, entries: Content['entries']): Entry | undefined {
  const title = old.frontMatter?.data?.title;
  return entries.find(
    ({ frontMatter }) => title !== undefined && frontMatter?.data?.title === title,
  );
}

/** Addresses that a page cannot have, and what uses them. */
export const RESERVED = new Map([
  ['404', 'the “page not found” page'],
  ['index', 'the home page’s file'],
  ['component-gallery', 'the component gallery'],
]);

/** Some names give no address, or one that is not available. */
const addressReserved: Rule = {
  name: 'address-reserved',
  *checkFiles({ entries, publicPaths }) {
    for (const { file, id } of entries) {
      const message = describeReserved(file, id, [...publicPaths]);
      if (message) yield { file, message };
    }
  },
};

function describeReserved(file: string, id: string, publicPaths: string[]): string | undefined {
  if (id.split('/').includes('')) {
    return 'No address can be made from this name. Use at least one letter or digit in the name of each folder and file.';
  }
  const hidden = file.split('/').find((name) => name.startsWith('_'));
  if (hidden !== undefined) {
    return `Many hosts do not serve addresses that begin with "_", such as "${hidden}". Remove the "_"; if the page is not ready, add "draft: true" to its front matter.`;
  }
  const owner = RESERVED.get(id);
  if (owner !== undefined) return `The address /${id}/ is reserved for ${owner}. Rename the page.`;
  return publicPaths.some((name) => `${name}/`.startsWith(`/${id}/`))
    ? `The address /${id}/ is used by a file in the "public" folder. Rename the page.`
    : undefined;
}

/** Without a home page, the site's root would be empty. */
const homePage: Rule = {
  name: 'home-page',
  *checkFiles({ byId, options: { home } }) {
    const { file = `${home}/index.mdx`, isDraft } = byId.get(home) ?? {};
    const names = [...byId.keys()].join(', ') || 'there is none yet';
    const message = !byId.has(home)
      ? `This page does not exist, but src/site.ts names "${home}" as the home page. Use the name of an existing page there: ${names}.`
      : isDraft &&
        'The home page cannot be a draft. Remove the line "draft: true", or name another home page in src/site.ts.';
    if (message) yield { file, message };
  },
};

/** Hosts serve either a file or a redirect at an address, and only one of each. */
const redirectFrom: Rule = {
  name: 'redirect-from',
  *checkEntry(entry, content) {
    for (const [index, address] of redirectsOf(entry).entries()) {
      const message = describeRedirect(address, index, entry, content);
      const at = entry.frontMatter?.offsetOf(['redirectFrom', index]);
      if (message) yield { at, message: `"${address}" ${message}` };
    }
  },
};

function describeRedirect(address: string, index: number, entry: Entry, content: Content) {
  if (!isPath(address)) {
    return 'is not a path on this site. Start it with a slash, write %20 for a space, and leave out the host and characters such as "?", "#", "*" and ":". For example: /about/';
  }
  const { home } = content.options;
  const path = normalize(address);
  const page = content.entries.find(
    ({ id }) => id !== '' && normalize(pagePath(id, home)) === path,
  );
  if (page === entry) return 'is the address of this page itself. Remove it.';
  if (path === normalize(`/${home}/`)) return 'already leads to the home page. Remove it.';
  if (page) return `is the address of the page ${page.file}. Remove it, or rename that page.`;
  const isOurs = ['/404', ...BUILT_FILES].includes(path) || /^\/(_[^/]*|cards)(\/|$)/.test(path);
  if (isOurs || [...content.publicPaths].some((file) => normalize(file) === path)) {
    return 'is the address of one of the site’s own files. Remove it.';
  }
  if (entry.isDraft) {
    return 'would lead to a draft, which is not published. Move it to a published page until this one is published.';
  }
  const other = content.entries
    .flatMap((owner) => redirectsOf(owner).map((old, place) => ({ owner, old, place })))
    .find(({ old }) => normalize(old) === path);
  if (other?.owner === entry && other.place !== index) return 'is listed twice. Remove one.';
  if (other && other.owner !== entry) {
    return `is also in the redirectFrom of ${other.owner.file}. An address can lead to only one page: remove it from one of the two.`;
  }
  const files = [
    ...BUILT_FILES,
    ...content.publicPaths,
    ...content.entries.flatMap(redirectsOf).filter((old) => old.endsWith('.html')),
  ];
  const above = files.find((file) => path.startsWith(`${normalize(file)}/`));
  return above && `is below "${above}", which is a file. Remove this address.`;
}

/** Unused pictures in a folder without a page: it has the wrong name or was forgotten. */
const folderEmpty: Rule = {
  name: 'folder-empty',
  *checkFiles({ files, entries }) {
    const withPage = new Set(entries.flatMap(({ file }) => foldersOf(file)));
    const shown = shownPictures(entries);
    const unused = files.filter((file) => isPicture(file) && !shown.has(file.toLowerCase()));
    const withPictures = new Set(unused.map((file) => path.posix.dirname(file)));
    for (const folder of withPictures) {
      if (withPage.has(folder) || folder === '.') continue;
      yield {
        file: `${folder}/index.mdx`,
        level: 'warning',
        message:
          'This folder has pictures but no page. Write the page in "index.mdx", or move the pictures to the page that shows them.',
      };
    }
  },
};

/** A file's folder and all folders above it. */
function foldersOf(file: string): string[] {
  const folder = path.posix.dirname(file);
  return folder === '.' ? ['.'] : [folder, ...foldersOf(folder)];
}

export const addressRules = [
  fileName,
  addressUnique,
  addressLost,
  addressReserved,
  homePage,
  redirectFrom,
  folderEmpty,
];
