import path from 'node:path';
import { decodeAddress, pagePath, resolveHref } from '../../../utils/addresses.ts';
import { BUILT_FILES } from '../built-files.ts';
import type { Content } from '../content.ts';
import type { Entry } from '../entry.ts';
import { isPicture } from '../picture-files.ts';
import type { Rule } from '../rule.ts';
import { closest, didYouMean } from '../../../utils/did-you-mean.ts';

/** Ids that the page around the text has. */
const PAGE_IDS = ['main', 'top'];

/** A link within the site leads to a page that is published, and to a section that is there. */
export const linkTarget: Rule = {
  name: 'link-target',
  canBeIgnored: false,
  *checkEntry(entry, content) {
    for (const { address, at } of entry.links) {
      if (address === '' || address === '#' || /^(\/\/|[a-z][a-z\d+.-]*:)/i.test(address)) continue;
      // What a browser cannot read has a rule of its own.
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
    return `The link leads to "${written}", which is a draft and will not be published. Take the link out, or take "draft: true" out of ${page.file}.`;
  }
  if (page) return describeFragment(fragment, page, address);
  if (content.publicPaths.has(target) || BUILT_FILES.includes(target)) return undefined;
  return describeMissing(written, entry, content);
}

function describeFragment(fragment: string | undefined, page: Entry, address: string) {
  // A part of the text that a browser looks for: https://wicg.github.io/scroll-to-text-fragment/
  if (!fragment || fragment.startsWith(':~:') || !page.tree) return undefined;
  const ids = [...page.headings, ...page.anchors].map(({ id }) => id);
  if ([...ids, ...PAGE_IDS].includes(decodeAddress(fragment))) return undefined;
  const near = closest(decodeAddress(fragment), ids).map((id) => `#${id}`);
  const remedy = near.length > 0 ? `The closest are: ${near.join(', ')}.` : 'It has no headings.';
  return `The link "${address}" leads to no heading of ${page.file}. ${remedy}`;
}

function describeMissing(
  written: string,
  { file, id }: Entry,
  { files, entries, options }: Content,
) {
  const [name = ''] = written.split('?');
  const beside = path.posix.join(path.posix.dirname(file), decodeAddress(name));
  const target = entries.find(({ file: other }) => other === beside);
  if (target) {
    return `"${written}" is a file. Write the page's address: ${pagePath(target.id, options.home)}`;
  }
  if (files.includes(beside)) {
    const show = isPicture(beside) ? `Show it as a picture, ![…](${name}), or put` : 'Put';
    return `"${written}" is a file beside the page, and is not published by itself. ${show} it into the folder "public" and link to /${path.posix.basename(name)}`;
  }
  const pages = entries.filter(({ isDraft }) => !isDraft);
  const addresses = pages.map((page) => `/${page.id}/`);
  const asked = name.startsWith('/') ? name : `/${path.posix.join(id, name)}/`;
  return `There is no page at "${written}".${didYouMean(asked, addresses)} There are: ${closest(asked, addresses).join(', ')}${addresses.length > 3 ? ', …' : ''}.`;
}
