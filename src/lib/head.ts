import { site } from '../site.ts';
import { withBase } from '../utils/addresses.ts';
import { escapeMarkup } from '../utils/escape.ts';
import type { PageDates } from './pages.ts';

/** Sites that we lead to may know who did, but not from which page: https://www.w3.org/TR/referrer-policy/ */
export const REFERRER_POLICY = 'strict-origin-when-cross-origin';

/** An element of a document's head. */
export interface HeadTag {
  /** Its name. */
  tag: 'title' | 'meta' | 'link' | 'script';
  /** Its attributes; one that is `undefined` is left out. */
  attributes?: Record<string, string | undefined>;
  /** What stands in it, as HTML. */
  content?: string;
}

/** A version of a page in a language. */
export interface Translation {
  /** BCP 47 tag: `es`, `pt-BR`. */
  language: string;
  /** Its whole address. */
  address: string;
}

/** The picture that stands for a page where somebody shares it. */
export interface Card {
  /** Its whole address. */
  address: string;
  /** What it says. */
  alt: string;
  /** Pixels. */
  width: number;
  /** Pixels. */
  height: number;
}

/** What a page's head is made of. */
export interface HeadOptions extends PageDates {
  /** Title of the page. */
  title: string;
  /** One or two sentences for search engines and social cards. */
  description: string;
  /** Path that the site stands under, with a slash at both ends. */
  base: string;
  /** The page's whole address; nothing where there is no such address (404). */
  address?: string | undefined;
  /** Whether it is the site's first page. */
  isHome?: boolean;
  /** Whether search engines must leave it out, though it has an address. */
  isPreview?: boolean;
  /** Its social card. */
  card?: Card | undefined;
  /** All its versions in other languages, its own among them. */
  translations?: readonly Translation[];
  /** What it says to machines: https://www.w3.org/TR/json-ld11/ */
  jsonLd?: object | undefined;
}

/** The head of a page, in the order in which it is written. */
export function headTags(options: HeadOptions): HeadTag[] {
  const { title, description, address } = options;
  return [
    meta({ charset: 'utf-8' }),
    meta({ name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    { tag: 'title', content: escapeMarkup(`${title} · ${site.name}`) },
    named('description', description),
    ...(address && !options.isPreview ? [] : [named('robots', 'noindex')]),
    ...(address ? [link('canonical', address)] : []),
    ...translationTags(options.translations ?? []),
    ...browserTags(options.base),
    ...(options.isPreview ? [] : [link('sitemap', withBase('/sitemap-index.xml', options.base))]),
    ...(address ? sharingTags(options, address) : []),
    ...(options.jsonLd ? [dataTag(options.jsonLd)] : []),
  ];
}

/** What makes the page one with the browser around it. */
function browserTags(base: string): HeadTag[] {
  const file = (name: string) => withBase(`/${name}`, base);
  const colour = (scheme: 'light' | 'dark') =>
    meta({
      name: 'theme-color',
      content: site.themeColour[scheme],
      media: `(prefers-color-scheme: ${scheme})`,
    });
  return [
    named('color-scheme', 'light dark'),
    // For hosts that send no headers.
    named('referrer', REFERRER_POLICY),
    colour('light'),
    colour('dark'),
    link('icon', file('favicon.ico'), { sizes: '32x32' }),
    link('icon', file('favicon.svg'), { type: 'image/svg+xml' }),
    link('apple-touch-icon', file('apple-touch-icon.png')),
    link('manifest', file('site.webmanifest')),
  ];
}

/** The other languages, and the one for readers of any other: https://html.spec.whatwg.org/#rel-alternate */
function translationTags(translations: readonly Translation[]): HeadTag[] {
  const original = translations.find(({ language }) => language === site.language);
  return [
    ...translations.map(({ language, address }) =>
      link('alternate', address, { hreflang: language }),
    ),
    ...(original ? [link('alternate', original.address, { hreflang: 'x-default' })] : []),
  ];
}

/** What others show of the page where somebody shares it: https://ogp.me, which X reads too. */
function sharingTags(options: HeadOptions, address: string): HeadTag[] {
  const { title, description, card, published, changed, isHome } = options;
  return [
    property('og:type', isHome ? 'website' : 'article'),
    property('og:site_name', site.name),
    property('og:title', title),
    property('og:description', description),
    property('og:url', address),
    property('og:locale', site.locale),
    ...(isHome
      ? []
      : [
          ...(published ? [property('article:published_time', published)] : []),
          ...(changed ? [property('article:modified_time', changed)] : []),
        ]),
    ...(card ? cardTags(card) : []),
  ];
}

function cardTags({ address, alt, width, height }: Card): HeadTag[] {
  return [
    property('og:image', address),
    property('og:image:type', 'image/png'),
    property('og:image:width', String(width)),
    property('og:image:height', String(height)),
    property('og:image:alt', alt),
    // All else X takes from the above: https://developer.x.com/en/docs/x-for-websites/cards/guides/getting-started
    named('twitter:card', 'summary_large_image'),
  ];
}

/** A block of data, which no browser runs. Without `<`, nothing in it can end the element. */
function dataTag(data: object): HeadTag {
  const content = JSON.stringify(data).replaceAll('<', String.raw`\u003c`);
  return { tag: 'script', attributes: { type: 'application/ld+json' }, content };
}

function meta(attributes: Record<string, string>): HeadTag {
  return { tag: 'meta', attributes };
}

function named(name: string, content: string): HeadTag {
  return meta({ name, content });
}

function property(name: string, content: string): HeadTag {
  return meta({ property: name, content });
}

function link(rel: string, href: string, more: Record<string, string> = {}): HeadTag {
  return { tag: 'link', attributes: { rel, href, ...more } };
}
