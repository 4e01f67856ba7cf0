import path from 'node:path';
import { decodeAddress, pagePath, resolveHref } from '../../../utils/addresses.ts';
import { closest, didYouMean } from '../../../utils/did-you-mean.ts';
import { BUILT_FILES } from '../page-addresses.ts';
import { isPicture } from '../picture-files.ts';
import type { Content, Entry, Rule } from '../types.ts';

/** Ids that the layout uses. */
const LAYOUT_IDS = ['main', 'top'];

/** A link within the site must not lead to an error page, or past the section that it means. */
const linkTarget: Rule = {
  name: 'link-target',
  *checkEntry(entry, content) {
    for (const { address, at } of entry.links) {
      if (address === '' || address === '#' || /^(\/\/|[a-z][a-z\d+.-]*:)/i.test(address)) continue;
      // The rule link-scheme reports what is not an address, and what lacks its scheme.
      if (describeScheme(address)) continue;
      const message = describeTarget(address, entry, content);
      if (message) yield { at, message };
    }
  },
};

function describeTarget(address: string, entry: Entry, content: Content): string | undefined {
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
  const pages = entries.filter((page) => !page.isDraft && page.id !== id);
  const addresses = pages.map((page) => `/${page.id}/`);
  const wanted = name.startsWith('/') ? name : `/${path.posix.join(id, name)}/`;
  return `There is no page at "${written}".${didYouMean(wanted, addresses)} Closest: ${closest(wanted, addresses).join(', ')}.`;
}

/** The schemes that are allowed in links. */
const ALLOWED = ['http', 'https', 'mailto', 'tel'];

/** `javascript:` runs code, `data:` hides what it contains, `file:` leads to the editor's own disk. */
const linkScheme: Rule = {
  name: 'link-scheme',
  *checkEntry({ links }) {
    for (const { address, at } of links) {
      const message = describeScheme(address);
      if (message) yield { at, message };
    }
  },
};

function describeScheme(address: string): string | undefined {
  const scheme = /^\s*([^\s/?#]*?):/.exec(address)?.[1]?.toLowerCase();
  if (/[\s\\]/.test(address) || !URL.canParse(address, 'https://site.invalid/')) {
    return `"${address}" is not an address that a browser can read. Copy it again, and leave no spaces or backslashes in it.`;
  }
  if (address.startsWith('//')) {
    return `"${address}" lacks the "https:" at the beginning. Write https:${address}`;
  }
  if (scheme !== undefined && !ALLOWED.includes(scheme)) {
    return `An address cannot begin with "${scheme}:" here. Use one of: ${ALLOWED.map((name) => `${name}:`).join(', ')}`;
  }
  if (scheme?.startsWith('http') && !/^https?:\/\/[^/]/i.test(address)) {
    return `"${address}" is not a complete web address. Copy it again from the browser: https://example.org/page`;
  }
  return /^(www\.|[\w-]+\.(com|org|net|info|edu)(\/|$))/i.test(address)
    ? `"${address}" would be read as a page of this site. Write https://${address}`
    : undefined;
}

/** Texts that do not say where a link leads, in the languages of P2PU's community. */
const EMPTY_WORDS = new Set(
  'here|click here|click|link|this|this link|this page|more|read more|learn more|see more|go|aquí|haz clic aquí|más|leer más|hier|hier klicken|mehr|mehr lesen|weiterlesen|ici|cliquez ici|plus|lire la suite|aqui|clique aqui|mais|leia mais|tutaj|kliknij tutaj|więcej|aici|click aici|mai mult|tästä|klikkaa tästä|lisää|lue lisää'.split(
    '|',
  ),
);

/** Screen readers can list a page's links without the text around them. */
const linkText: Rule = {
  name: 'link-text',
  canBeIgnored: true,
  *checkEntry({ links }) {
    for (const { text, isBare, address, at } of links) {
      if (text === undefined || text.length > 500) continue;
      const words = text.toLowerCase().replace(/[\s.,:;!?…»›→>]+$/u, '');
      const problem =
        isBare || /^(https?:\/\/|www\.)\S+$/i.test(text)
          ? `Screen readers spell out the address "${text}".`
          : EMPTY_WORDS.has(words) && `"${text}" does not say where the link leads.`;
      const remedy = `Name the page instead: [the name of the page](${address})`;
      if (problem) yield { at, message: `${problem} ${remedy}` };
    }
  },
};

/** Readers cannot use a link that leads nowhere or is invisible. */
const linkEmpty: Rule = {
  name: 'link-empty',
  *checkEntry({ links }) {
    for (const { text, address, at } of links) {
      const message =
        address.trim() === '' || address === '#'
          ? `The link "${text ?? ''}" leads nowhere. Add its address: [text](/address/)`
          : text === '' &&
            `The link to "${address}" has no text, so nobody can see it. Add one: [text](${address})`;
      if (message) yield { at, message };
    }
  },
};

/** Markdown turns `<https://example.org/>` into a link; MDX reads it as a component. */
const linkBrackets: Rule = {
  name: 'link-brackets',
  *findUnreadable({ autolinks, source }) {
    for (const { start: at, end } of autolinks) {
      const address = source.slice(at + 1, end - 1);
      const instead = /^[^/:]+@/.test(address)
        ? `[their name](mailto:${address})`
        : `[the name of the page](${address})`;
      const message = `An address in < > would be read as a component. Write instead: ${instead}`;
      yield { at, end, message };
    }
  },
};

/** The names that a computer has for itself. */
const LOCAL = /^(localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\]|[\w-]+\.local)$/i;

/** The address that `npm run dev` prints works only on the editor's own computer. */
const linkLocal: Rule = {
  name: 'link-local',
  *checkEntry({ links }) {
    for (const { address, at } of links) {
      const url = /^https?:/i.test(address) && URL.canParse(address) ? new URL(address) : undefined;
      if (!url || !LOCAL.test(url.hostname)) continue;
      const message = `"${address}" works only on your own computer. Link to a page of this site without the host: ${url.pathname}${url.hash}`;
      yield { at, message };
    }
  },
};

export const linkRules = [linkTarget, linkScheme, linkText, linkEmpty, linkBrackets, linkLocal];
