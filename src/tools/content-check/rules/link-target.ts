import path from 'node:path';
import { decodeAddress, pagePath, resolveHref } from '../../../utils/addresses.ts';
import { closest, didYouMean } from '../../../utils/did-you-mean.ts';
import { BUILT_FILES } from '../built-files.ts';
import { isPicture } from '../picture-files.ts';
import type { Content, Entry, Rule } from '../types.ts';

/** Ids that the layout uses. */
const LAYOUT_IDS = ['main', 'top'];

/** A link within the site must not lead to an error page, or past the section that it means. */
export const linkTarget: Rule = {
  name: 'link-target',
  canBeIgnored: false,
  *checkEntry(entry, content) {
    for (const { address, at } of entry.links) {
      if (address === '' || address === '#' || /^(\/\/|[a-z][a-z\d+.-]*:)/i.test(address)) continue;
      // The rule link-scheme reports what a browser cannot read.
      if (/[\s\\]/.test(address) || !URL.canParse(address, 'https://site.invalid/')) continue;
      const message = describe(address, entry, content);
      if (message) yield { at, message };
    }
  },
};

function describe(address: string, entry: Entry, content: Content): string | undefined {
  const { home } = content.options;
  const hash = address.indexOf('#');
  const written = hash === -1 ? address : address.slice(0, hash);
  const fragment = hash === -1 ? undefined : address.slice(hash + 1);
  if (written === '') return describeFragment(fragment, entry, address);

  const context = { page: pagePath(entry.id, home), base: '/', home };
  const url = new URL(resolveHref(address, context), 'https://site.invalid');
  const target = decodeAddress(url.pathname);
  const id = target === '/' ? home : target.replace(/^\/|\/$/g, '');
  const page = content.byId.get(id);
  if (page?.isDraft && !entry.isDraft) {
    return `"${written}" is a draft and will not be published. Remove the link, or remove "draft: true" from ${page.file}.`;
  }
  if (page) return describeFragment(fragment, page, address);
  if (content.publicPaths.has(target) || BUILT_FILES.includes(target)) return undefined;
  return describeMissing(written, entry, content);
}

function describeFragment(fragment: string | undefined, page: Entry, address: string) {
  // A text fragment, which browsers search for: https://wicg.github.io/scroll-to-text-fragment/
  if (!fragment || fragment.startsWith(':~:') || !page.tree) return undefined;
  const ids = [...page.headings, ...page.anchors].map(({ id }) => id);
  if ([...ids, ...LAYOUT_IDS].includes(decodeAddress(fragment))) return undefined;
  const near = closest(decodeAddress(fragment), ids).map((id) => `#${id}`);
  const remedy = near.length > 0 ? `Closest: ${near.join(', ')}.` : 'That page has no headings.';
  return `No heading of ${page.file} matches "${address}". ${remedy}`;
}

function describeMissing(
  written: string,
  { file, id }: Entry,
  { files, entries, options }: Content,
) {
  const [name = ''] = written.split('?');
  const linkedFile = path.posix.join(path.posix.dirname(file), decodeAddress(name));
  const target = entries.find(({ file: other }) => other === linkedFile);
  if (target) {
    return `"${written}" is a file. Write the address of its page: ${pagePath(target.id, options.home)}`;
  }
  if (files.includes(linkedFile)) {
    const show = isPicture(linkedFile) ? `Show it as a picture, ![…](${name}), or move` : 'Move';
    return `"${written}" is in the page’s folder, so it is not published by itself. ${show} it to the "public" folder and link to /${path.posix.basename(name)}`;
  }
  const pages = entries.filter(({ isDraft }) => !isDraft);
  const addresses = pages.map((page) => `/${page.id}/`);
  const wanted = name.startsWith('/') ? name : `/${path.posix.join(id, name)}/`;
  return `There is no page at "${written}".${didYouMean(wanted, addresses)} Closest: ${closest(wanted, addresses).join(', ')}.`;
}
