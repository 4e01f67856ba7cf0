import { decodeAddress } from '../../../utils/addresses.ts';
import type { Rule } from '../rule.ts';

const TAG = /<img\b[^<>]*>/gi;
const ATTRIBUTE = /([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>{]+))/g;

/** A picture in HTML passes by all that the site does for pictures: it would be published as it is. */
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
          message: `<img> is not for pages. Write it in Markdown: ${text ?? '![what it says](./picture.jpg)'}`,
          fix: text
            ? { edits: [{ start: at, end, text }], done: `wrote ${text} in place of <img>` }
            : undefined,
        };
      }
    }
  },
};

/** The same picture in Markdown, if its file is there and the tag says what it shows. */
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
  const isHere = !/^([a-z]+:)?\/\//i.test(attributes.get('src') ?? '');
  const address = isHere ? findPicture(name) : undefined;
  const alt = attributes.get('alt')?.trim();
  const title = attributes.get('title')?.trim().replaceAll('"', '\\"');
  if (address === undefined || !alt || /[[\]\n]/.test(alt)) return undefined;
  return `![${alt}](${address}${title ? ` "${title}"` : ''})`;
}
