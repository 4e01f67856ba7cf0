import { decodeAddress } from '../../../utils/addresses.ts';
import type { Rule } from '../types.ts';

const TAG = /<img\b[^<>]*>/gi;
const ATTRIBUTE = /([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>{]+))/g;

/** A picture in HTML would be published as it is, not resized and compressed for each screen. */
export const htmlPicture: Rule = {
  name: 'html-picture',
  canBeIgnored: false,
  *findUnreadable({ html, isOpaque, findPicture }) {
    for (const { start, value } of html) {
      for (const { 0: tag, index } of value.matchAll(TAG)) {
        const at = start + index;
        if (isOpaque(at)) continue;
        const end = at + tag.length;
        const text = toMarkdown(tag, findPicture);
        yield {
          at,
          end,
          message: `<img> is not allowed. Write Markdown instead: ${text ?? '![what it shows](./picture.jpg)'}`,
          fix: text
            ? { edits: [{ start: at, end, text }], done: `replaced <img> with ${text}` }
            : undefined,
        };
      }
    }
  },
};

/** The same picture in Markdown, if its file exists and the tag has a text. */
function toMarkdown(tag: string, findPicture: (name: string) => string | undefined) {
  const attributes = new Map(
    [...tag.matchAll(ATTRIBUTE)].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      double ?? single ?? bare ?? '',
    ]),
  );
  const name =
    decodeAddress(attributes.get('src') ?? '')
      .split('/')
      .at(-1) ?? '';
  const isLocal = !/^([a-z]+:)?\/\//i.test(attributes.get('src') ?? '');
  const address = isLocal ? findPicture(name) : undefined;
  const alt = attributes.get('alt')?.trim();
  const title = attributes.get('title')?.trim().replaceAll('"', '\\"');
  if (address === undefined || !alt || /[[\]\n]/.test(alt)) return undefined;
  return `![${alt}](${address}${title ? ` "${title}"` : ''})`;
}
