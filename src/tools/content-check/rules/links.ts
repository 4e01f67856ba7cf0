import path from 'node:path';
import { decodeAddress, pagePath, pickVersion, readSiteLink } from '../../../utils/addresses.ts';
import { downloadKinds, isDownload } from '../../../utils/downloads.ts';
import { closest, didYouMean } from '../../../utils/did-you-mean.ts';
import {
  addressesOf,
  BUILT_FILES,
  describeMissingFile,
  normalize,
  resolveFile,
} from '../page-addresses.ts';
import { isPicture } from '../picture-files.ts';
import { each, warning, type Content, type Entry, type EntryRules } from '../types.ts';

const linksOf = ({ links }: Entry) => links;

/** An address that leads nowhere, or that still has to be written. */
const NOWHERE = /^(\s*|#|(https?:\/\/)?(…|\.\.\.))$/;

/** The schemes that are allowed in links. */
const ALLOWED = ['http', 'https', 'mailto', 'tel'];

/** Texts that do not say where a link leads, in the languages of P2PU's community. */
const EMPTY_WORDS =
  /^(here|click here|click|link|this|this link|this page|more|read more|learn more|see more|go|aquí|haz clic aquí|más|leer más|hier|hier klicken|mehr|mehr lesen|weiterlesen|ici|cliquez ici|plus|lire la suite|aqui|clique aqui|mais|leia mais|tutaj|kliknij tutaj|więcej|aici|click aici|mai mult|tästä|klikkaa tästä|lisää|lue lisää)$/;

/** The names that a computer has for itself. */
const LOCAL = /^(localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\]|[\w-]+\.local)$/i;

export const linkRules: EntryRules = {
  /** A link within the site must not lead to an error page, or past the section that it means. */
  'link-target': each(linksOf, ({ address: written }, entry, content) => {
    const { home, url: site } = content.options;
    const { host, pathname, search, hash } = URL.parse(written) ?? {};
    const isOwn = site && host === new URL(site).host;
    const address = isOwn ? `${pathname}${search}${hash}` : written;
    const isExternal = /^(\/\/|[a-z][a-z\d+.-]*:)/i.test(address);
    // The rules link-empty and link-scheme report the others.
    if (isExternal || NOWHERE.test(address) || describeScheme(address).some(Boolean)) return [];
    const [name = '', fragment = ''] = address.split(/#(.*)/s);
    const link = readSiteLink(name, entry.name, home);
    const target = decodeAddress(link?.path ?? '').normalize();
    const versions = content.entries.filter(
      (one) => one.name === link?.name && one.language === (link.language ?? one.language),
    );
    // As src/data/links.ts does.
    const published = versions.filter((one) => !one.isDraft);
    const complete = published.filter((one) => !describeFragment(fragment, one, written));
    const first = pickVersion(published.length > 0 ? published : versions, entry.language);
    const page = link ? (pickVersion(complete, entry.language) ?? first) : entry;
    const files = [...BUILT_FILES, ...content.publicPaths, ...content.downloads.keys()];
    const isFile = files.includes(target);
    const isThere = (other: Entry) =>
      addressesOf(other, home).some((old) => normalize(old) === normalize(target));
    const successor = page ?? (isFile ? undefined : content.entries.find(isThere));
    const missing = !successor && !isFile && describeMissing(name, target, entry, content);
    // The organisation's site has more pages than this one.
    if (address !== written && missing && !missing.includes('Did you mean')) return [];
    return [
      page?.isDraft &&
        !entry.isDraft &&
        `"${name}" is a draft, which is not published. Remove the link until it is published.`,
      page && describeFragment(fragment, page, written),
      missing,
      ...[
        successor &&
          !page &&
          `"${name}" is an old address of another page. Write its present address: ${pagePath(successor.id, home)}`,
        address !== written &&
          `"${written}" is a page on this site. Write its short form, which works wherever the site is published: ${address}`,
      ].map((message) => message && warning(message)),
    ];
  }),

  /** `javascript:` runs code, `data:` hides what it contains, `file:` leads to the editor's own disk. */
  'link-scheme': each(linksOf, ({ address }) => describeScheme(address)),

  /** Screen readers can list a page's links without the text around them. */
  'link-text': each(linksOf, ({ text = '', isBare, address }) => {
    const words = text.toLowerCase().replace(/[\s.,:;!?…»›→>]+$/u, '');
    const name = address.startsWith('mailto:') ? 'their name' : 'the name of the page';
    const remedy = `Write a name instead: [${name}](${address})`;
    return [
      (isBare || /^(https?:\/\/|www\.)\S+$/i.test(text)) &&
        `Screen readers spell out the address "${text}". ${remedy}`,
      EMPTY_WORDS.test(words) && `"${text}" does not say where the link leads. ${remedy}`,
    ];
  }),

  /** Readers cannot use a link that leads nowhere or is invisible. */
  'link-empty': each(linksOf, ({ text, address }) => [
    NOWHERE.test(address) &&
      `The link "${text ?? ''}" leads nowhere. Add its address: [text](/address/)`,
    text === '' &&
      `The link to "${address}" has no text, so nobody can see it. Add one: [text](${address})`,
  ]),
};

function describeFragment(fragment: string, page: Entry, address: string) {
  const ids = [...page.headings, ...page.anchors].map(({ id }) => id);
  // The layout has ids of its own. Browsers search for a text fragment themselves:
  // https://wicg.github.io/scroll-to-text-fragment/
  const isText = fragment.startsWith(':~:');
  const wanted = decodeAddress(fragment).normalize();
  if (isText || !page.tree || ['', 'main', 'top', ...ids].includes(wanted)) return undefined;
  // The heading that is meant is still to be written.
  if (ids.some((id) => id.startsWith('fill-in'))) return undefined;
  const near = closest(wanted, ids).map((id) => `${address.replace(/#.*/s, '')}#${id}`);
  const remedy = `Write the address of one that exists, such as ${near.join(', ')}.`;
  return `No heading of ${page.file} matches "${address}". ${near.length > 0 ? remedy : 'That page has no headings.'}`;
}

function describeMissing(name: string, wantedFile: string, { file, id }: Entry, content: Content) {
  const { files, entries, downloads, options } = content;
  const [address = ''] = name.split('?');
  const linkedFile = resolveFile(file, address);
  const target = entries.find((entry) => entry.file.normalize() === linkedFile);
  if (target)
    return `"${name}" is a file. Write the address of its page: ${pagePath(target.id, options.home)}`;
  const download = downloads.values().find((one) => one.file.normalize() === linkedFile);
  if (download) return `"${name}" is not the address of this file. Write: ${download.path}`;
  if (isDownload(address)) return describeMissingFile(name, wantedFile, downloads.keys(), 'file');
  if (files.includes(linkedFile)) {
    return isPicture(linkedFile)
      ? `"${name}" is in the page’s folder, so it is not published by itself. Show it as a picture, ![…](${address}), or move it to the "public" folder and link to /${path.posix.basename(address)}`
      : `Not every reader can open a file of this kind. Save or export it as PDF, or as one of ${downloadKinds.slice(1).join(', ')}, and link to that.`;
  }
  const wanted = address.startsWith('/') ? address : `/${path.posix.join(id, address)}/`;
  const pages = entries.filter((page) => !page.isDraft && page.id !== id);
  const hint = didYouMean(
    wanted,
    pages.map((page) => `/${page.id}/`),
  );
  return `There is no page at "${name}" on this site.${hint || ' Correct the address; for a page on another site, write it in full.'}`;
}

function describeScheme(address: string) {
  if (/^(file:|[a-z]:[\\/])/i.test(address)) {
    const name = address.split(/[\\/]/).at(-1) ?? '';
    return [
      `"${address}" is on your own computer. Put the file in the page’s folder, and link to it there: ./${name}`,
    ];
  }
  const scheme = /^\s*([^\s/?#]*?):/.exec(address)?.[1]?.toLowerCase();
  const url = URL.parse(address);
  const prefix =
    (/^[^\s/:@]+@[^\s/:@]+\.\w+$/.test(address) && 'mailto:') ||
    (/^\+?[\d\s()-]{6,}$/.test(address) && 'tel:') ||
    (address.startsWith('//') && 'https:') ||
    (/^(www\.|[\w-]+\.(com|org|net|info|edu)(\/|$))/i.test(address) && 'https://');
  return [
    prefix &&
      `"${address}" would be read as a page on this site. Write ${prefix}${prefix === 'tel:' ? address.replace(/[^+\d]/g, '') : address}`,
    (address.includes('\\') ||
      (url !== null && /\s/.test(address)) ||
      !URL.canParse(address, 'https://site.invalid/') ||
      /^https?:(?!\/\/[^/])/i.test(address)) &&
      `"${address}" is not an address that a browser can read. Copy it again from the browser, and write %20 for each space, and / for \\.`,
    scheme !== undefined &&
      !ALLOWED.includes(scheme) &&
      `An address cannot begin with "${scheme}:" here. Use one of: ${ALLOWED.join(':, ')}:`,
    // `npm run dev` prints such an address.
    url &&
      LOCAL.test(url.hostname) &&
      `"${address}" works only on your own computer. Write only the part after the host: ${url.pathname}${url.hash}`,
  ];
}
