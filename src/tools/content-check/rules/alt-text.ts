import type { PictureUse } from '../picture-uses.ts';
import type { Rule } from '../types.ts';

/** About as much as can be taken in when it is read aloud. */
const MAX_LENGTH = 150;

const FILE_NAME =
  /^\S+\.(jpe?g|png|gif|webp|avif|svg|heic|tiff?|bmp)$|^(img|dsc|dscn|pxl|image|screenshot|photo|picture|untitled)[-_ ]?\d*$/i;
const NAMES_ITSELF =
  /^(an? |the )?(image|picture|photo|photograph|graphic|screenshot|illustration|icon) of\b/i;

/** Readers who cannot see a picture need its content in words: https://www.w3.org/WAI/tutorials/images/ */
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
  // In the cover and in <Figure>, the schema reports a missing text.
  if (words === '') {
    return place === 'text'
      ? `Readers who cannot see this picture need a text. Say what it shows in the square brackets: ![Six people around a table](${address})`
      : undefined;
  }
  const name = address
    .split('/')
    .at(-1)
    ?.replace(/\.\w+$/, '')
    .toLowerCase();
  if (FILE_NAME.test(words) || words.toLowerCase() === name) {
    return `"${words}" is a file name, which does not help readers who cannot see the picture. Say what it shows, for example: Six people around a table`;
  }
  if (NAMES_ITSELF.test(words)) {
    return `Screen readers already announce a picture. Start with what it shows: ${words.replace(NAMES_ITSELF, '').trim()}`;
  }
  if (words.length > MAX_LENGTH) {
    return `The picture’s text has ${words.length} characters. Shorten it to at most ${MAX_LENGTH}, and move the rest into the page.`;
  }
  return undefined;
}
