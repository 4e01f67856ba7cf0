import type { PictureUse } from '../picture-uses.ts';
import type { Rule } from '../rule.ts';

/** At most as many characters as are heard in one breath. */
const MAX_LENGTH = 150;

const FILE_NAME =
  /^\S+\.(jpe?g|png|gif|webp|avif|svg|heic|tiff?|bmp)$|^(img|dsc|dscn|pxl|image|screenshot|photo|picture|untitled)[-_ ]?\d*$/i;
const NAMES_ITSELF =
  /^(an? |the )?(image|picture|photo|photograph|graphic|screenshot|illustration|icon) of\b/i;

/** What a picture says, for readers who do not see it. https://www.w3.org/WAI/tutorials/images/ */
export const altText: Rule = {
  name: 'alt-text',
  canBeIgnored: true,
  *checkEntry({ pictures }) {
    for (const picture of pictures) {
      const message = describe(picture);
      if (message) yield { at: picture.at, message };
    }
  },
};

function describe({ alt, address, place }: PictureUse): string | undefined {
  const words = alt.trim();
  // For the cover and for <Figure> the schema says that it is missing.
  if (words === '') {
    return place === 'text'
      ? `The picture "${address}" says nothing to readers who do not see it. Write in the square brackets what it shows: ![Six people around a table](${address})`
      : undefined;
  }
  const name = address
    .split('/')
    .at(-1)
    ?.replace(/\.\w+$/, '')
    .toLowerCase();
  if (FILE_NAME.test(words) || words.toLowerCase() === name) {
    return `"${words}" is the name of a file, and says nothing to readers who do not see the picture. Write what it shows: Six people around a table`;
  }
  if (NAMES_ITSELF.test(words)) {
    return `"${words}" says that it is a picture, which its reader is told anyway. Begin with what it shows: ${words.replace(NAMES_ITSELF, '').trim()}`;
  }
  if (words.length > MAX_LENGTH) {
    return `What the picture says has ${words.length} characters; at most ${MAX_LENGTH} are heard in one go. Shorten it, and write the rest into the text.`;
  }
  return undefined;
}
