import { parse, walk } from 'css-tree';
import { getText, parseElements, parseSrcset } from './html.ts';
import type { SitePage } from './site.ts';

/** A URL in a page. */
export interface UrlUse {
  /** As written in the HTML. */
  written: string;
  /** Resolved; empty if it cannot be parsed. */
  url: string;
  /** The element that it is in. */
  tag: string;
}

/** Attributes that hold URLs, as hast names them. */
const ATTRIBUTES = 'href src poster cite data action background formAction ping xLinkHref'.split(
  ' ',
);

/** All URLs in a page, including those in its head, styles and structured data. */
export function readUrls({
  html,
  url,
  refreshTo,
}: Pick<SitePage, 'html' | 'url' | 'refreshTo'>): UrlUse[] {
  const uses: UrlUse[] = [];
  const add = (tagName: string, written: string) => {
    const resolved = URL.parse(written, url)?.href ?? '';
    uses.push({ written, url: resolved, tag: `<${tagName}>` });
  };
  if (refreshTo !== undefined) add('meta', refreshTo);
  for (const element of parseElements(html)) {
    const { properties, tagName } = element;
    for (const name of ATTRIBUTES) {
      if (properties[name] === undefined) continue;
      add(tagName, String(properties[name]));
    }
    for (const name of ['srcSet', 'imageSrcSet']) {
      for (const { address } of parseSrcset(String(properties[name] ?? ''))) add(tagName, address);
    }
    const content = String(properties.content);
    if (tagName === 'meta' && /^https?:/.test(content)) add(tagName, content);
    if (tagName === 'style')
      for (const address of findCssUrls(getText(element))) add(tagName, address);
    if (tagName === 'script')
      for (const address of findJsonUrls(getText(element))) add(tagName, address);
  }
  return uses;
}

/** The URLs in a style sheet, also in `@import` and `image-set("…")`. */
function findCssUrls(css: string): string[] {
  const urls: string[] = [];
  walk(parse(css), function (node) {
    if (node.type === 'Url') urls.push(node.value);
    const isImport = this.atrule?.name === 'import';
    if (node.type === 'String' && (isImport || this.function?.name.endsWith('image-set'))) {
      urls.push(node.value);
    }
  });
  return urls;
}

/** The URLs in structured data; none if it is malformed, which the check “metadata” reports. */
function findJsonUrls(json: string): string[] {
  const urls: string[] = [];
  try {
    JSON.parse(json, (_, value: unknown) => {
      if (typeof value === 'string' && /^https?:/.test(value)) urls.push(value);
      return value;
    });
  } catch {
    return [];
  }
  return urls;
}
