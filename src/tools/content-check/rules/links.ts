import path from 'node:path';
import { decodeAddress, pagePath, resolveHref } from '../../../utils/addresses.ts';
import { closest, didYouMean } from '../../../utils/did-you-mean.ts';
import { BUILT_FILES, resolveFile } from '../page-addresses.ts';
import { isPicture } from '../picture-files.ts';
import type { Content, Entry, Rule } from '../types.ts';
import { forEachPart, type Messages } from './for-each.ts';

const linksOf = ({ links }: Entry) => links;

/** An address that leads nowhere. */
const NOWHERE = /^(\s*|#)$/;

/** The schemes that are allowed in links. */
const ALLOWED = ['http', 'https', 'mailto', 'tel'];

/** Texts that do not say where a link leads, in the languages of P2PU's community. */
const EMPTY_WORDS =
  /^(here|click here|click|link|this|this link|this page|more|read more|learn more|see more|go|aquí|haz clic aquí|más|leer más|hier|hier klicken|mehr|mehr lesen|weiterlesen|ici|cliquez ici|plus|lire la suite|aqui|clique aqui|mais|leia mais|tutaj|kliknij tutaj|więcej|aici|click aici|mai mult|tästä|klikkaa tästä|lisää|lue lisää)$/;

/** The names that a computer has for itself. */
const LOCAL = /^(localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\]|[\w-]+\.local)$/i;

export const linkRules: Rule[] = [
  // A link within the site must not lead to an error page, or past the section that it means.
  forEachPart({ name: 'link-target' }, linksOf, ({ address }, entry, content) => {
    const isExternal = /^(\/\/|[a-z][a-z\d+.-]*:)/i.test(address);
    // The rules link-empty and link-scheme report the others.
    if (isExternal || NOWHERE.test(address) || describeScheme(address).some(Boolean)) return [];
    const { home } = content.options;
    const context = { page: pagePath(entry.id, home), base: '/', home };
    const url = new URL(resolveHref(address, context), 'https://site.invalid');
    const target = decodeAddress(url.pathname);
    const [written = '', fragment = ''] = address.split(/#(.*)/s);
    const id = target === '/' ? home : target.replace(/^\/|\/$/g, '');
    const page = written === '' ? entry : content.byId.get(id);
    const isFile = content.publicPaths.has(target) || BUILT_FILES.includes(target);
    return [
      page?.isDraft &&
        !entry.isDraft &&
        `"${written}" is a draft and will not be published. Remove the link, or remove "draft: true" from ${page.file}.`,
      page && describeFragment(fragment, page, address),
      !page && !isFile && describeMissing(written, entry, content),
    ];
  }),

  // `javascript:` runs code, `data:` hides what it contains, `file:` leads to the editor's own disk.
  forEachPart({ name: 'link-scheme' }, linksOf, ({ address }) => describeScheme(address)),

  // Screen readers can list a page's links without the text around them.
  forEachPart(
    { name: 'link-text', canBeIgnored: true },
    linksOf,
    ({ text = '', isBare, address }) => {
      if (text.length > 500) return [];
      const words = text.toLowerCase().replace(/[\s.,:;!?…»›→>]+$/u, '');
      const remedy = `Name the page instead: [the name of the page](${address})`;
      return [
        (isBare || /^(https?:\/\/|www\.)\S+$/i.test(text)) &&
          `Screen readers spell out the address "${text}". ${remedy}`,
        EMPTY_WORDS.test(words) && `"${text}" does not say where the link leads. ${remedy}`,
      ];
    },
  ),

  // Readers cannot use a link that leads nowhere or is invisible.
  forEachPart({ name: 'link-empty' }, linksOf, ({ text, address }) => [
    NOWHERE.test(address) &&
      `The link "${text ?? ''}" leads nowhere. Add its address: [text](/address/)`,
    text === '' &&
      `The link to "${address}" has no text, so nobody can see it. Add one: [text](${address})`,
  ]),

  // Markdown turns `<https://example.org/>` into a link; MDX reads it as a component.
  {
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
  },

  // The address that `npm run dev` prints works only on the editor's own computer.
  forEachPart({ name: 'link-local' }, linksOf, ({ address }) => {
    const url = /^https?:/i.test(address) && URL.parse(address);
    return [
      url &&
        LOCAL.test(url.hostname) &&
        `"${address}" works only on your own computer. Link to a page of this site without the host: ${url.pathname}${url.hash}`,
    ];
  }),
];

function describeFragment(fragment: string, page: Entry, address: string) {
  const ids = [...page.headings, ...page.anchors].map(({ id }) => id);
  // The layout has ids of its own. Browsers search for a text fragment themselves:
  // https://wicg.github.io/scroll-to-text-fragment/
  const isText = fragment.startsWith(':~:');
  const wanted = decodeAddress(fragment);
  if (isText || !page.tree || ['', 'main', 'top', ...ids].includes(wanted)) return undefined;
  const near = closest(wanted, ids).map((id) => `#${id}`);
  const remedy = near.length > 0 ? `Closest: ${near.join(', ')}.` : 'That page has no headings.';
  return `No heading of ${page.file} matches "${address}". ${remedy}`;
}

function describeMissing(written: string, { file, id }: Entry, content: Content): string {
  const { files, entries, options } = content;
  const [name = ''] = written.split('?');
  const linkedFile = resolveFile(file, name);
  const target = entries.find((entry) => entry.file === linkedFile);
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

function describeScheme(address: string): Messages {
  const scheme = /^\s*([^\s/?#]*?):/.exec(address)?.[1]?.toLowerCase();
  return [
    (/[\s\\]/.test(address) || !URL.canParse(address, 'https://site.invalid/')) &&
      `"${address}" is not an address that a browser can read. Copy it again, and leave no spaces or backslashes in it.`,
    address.startsWith('//') &&
      `"${address}" lacks the "https:" at the beginning. Write https:${address}`,
    scheme !== undefined &&
      !ALLOWED.includes(scheme) &&
      `An address cannot begin with "${scheme}:" here. Use one of: ${ALLOWED.map((name) => `${name}:`).join(', ')}`,
    /^https?:(?!\/\/[^/])/i.test(address) &&
      `"${address}" is not a complete web address. Copy it again from the browser: https://example.org/page`,
    /^(www\.|[\w-]+\.(com|org|net|info|edu)(\/|$))/i.test(address) &&
      `"${address}" would be read as a page of this site. Write https://${address}`,
  ];
}
