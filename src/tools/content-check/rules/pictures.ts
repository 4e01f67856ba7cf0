import { isDownload } from '../../../utils/downloads.ts';
import { isFullyRead } from '../entry.ts';
import { describeMissingFile, markdownAddress, resolveFile } from '../page-addresses.ts';
import { endingOf, FORMATS, isPicture, MAX_BYTES, MAX_PIXELS, MAX_SIDE } from '../picture-files.ts';
import { unusedPictures, type PictureUse } from '../picture-uses.ts';
import { nodesOf, startOf } from '../tree.ts';
import { each, eachFile, warning } from '../types.ts';
import type { Content, Entry, EntryRules, FileRules, Messages } from '../types.ts';

const picturesOf = ({ pictures }: Entry) => pictures;
const pictureFiles = ({ pictures }: Content) => pictures.keys();

/** About as much as can be taken in when it is read aloud. */
const MAX_LENGTH = 150;

/** The name of a file, or of what every picture is. */
const NO_WORDS =
  /^\S+\.(jpe?g|png|gif|webp|avif|svg|heic|tiff?|bmp)$|^((img|dsc|dscn|pxl)[-_ ]?\d+|(image|picture|photo|photograph|graphic|screenshot|illustration|icon|untitled)([-_ ]?\d+)?)$/i;
const NAMES_ITSELF =
  /^(an? |the )?(image|picture|photo|photograph|graphic|screenshot|illustration|icon) of\b/i;

export const pictureRules: EntryRules = {
  /** The build stops at a picture that it cannot find, with a message for developers. */
  *'picture-file'({ file, pictures, tree }, { files }) {
    for (const picture of pictures) {
      const message = describeFile(picture, file, files).find(Boolean);
      if (typeof message === 'string') yield { at: picture.at, message };
    }
    for (const node of tree ? nodesOf(tree, 'imageReference') : []) {
      const message =
        'A picture’s file cannot be named elsewhere in the page. Name it here: ![what it shows](./picture.jpg)';
      yield { at: startOf(node), message };
    }
  },

  /** Readers who cannot see a picture need its content in words: https://www.w3.org/WAI/tutorials/images/ */
  'alt-text': each(picturesOf, ({ alt, address }) => {
    if (alt === undefined) return [];
    const words = alt.trim();
    const name = /([^/]*?)(\.\w+)?$/.exec(address)?.[1]?.toLowerCase();
    const isName = words.toLowerCase() === name && /[_-]|\d{3}/.test(words);
    return [
      words === '' &&
        `Readers who cannot see this picture need a description of it. Say what it shows in the square brackets: ![Six people around a table](${address})`,
      (NO_WORDS.test(words) || isName) &&
        `"${words}" does not say what the picture shows. Describe it for readers who cannot see it, for example: Six people around a table`,
      NAMES_ITSELF.test(words) &&
        `Screen readers already announce a picture. Start with what it shows: ${words.replace(NAMES_ITSELF, '').trim()}`,
      words.length > MAX_LENGTH &&
        `The picture’s text has ${words.length} characters. Shorten it to at most ${MAX_LENGTH}, and move the rest into the page.`,
    ];
  }),
};

export const pictureFileRules: FileRules = {
  /**
   * Browsers do not show every format, and the build goes by the file's name. Larger pictures look no
   * better, and make every build slower. Astro would publish half a photo without a word.
   */
  'picture-kind': eachFile(pictureFiles, (file, { pictures }) => {
    const ending = endingOf(file);
    const picture = pictures.get(file) ?? { bytes: 0 };
    const { bytes, format = FORMATS[ending], frames = 1, damage, width = 0, height = 0 } = picture;
    const actual = Object.keys(FORMATS).find((name) => FORMATS[name] === format);
    const kind = ending in FORMATS ? (format ?? '') : ending.slice(1);
    const isTooLarge =
      bytes > MAX_BYTES || Math.max(width, height) > MAX_SIDE || width * height > MAX_PIXELS;
    const size = width === 0 ? `${Math.ceil(bytes / 1e6)} MB` : `${width} × ${height} pixels`;
    return [
      (!(ending in FORMATS) || !actual) &&
        `This is a ${kind.toUpperCase()} picture, which cannot be published. Open it in an image viewer, and export it as JPEG, PNG, WebP or AVIF.`,
      format !== FORMATS[ending] &&
        `The name ends in "${ending}", but the file is a "${actual}" picture. Change the ending to "${actual}".`,
      frames > 1 &&
        `This is an animation of ${frames} frames, and only a still picture can be published. Save one of the frames.`,
      damage !== undefined &&
        `This picture cannot be published (${damage}). Open it in an image viewer or a drawing program, and save it again as JPEG, PNG or “plain SVG”.`,
      isTooLarge &&
        `This picture is ${size}; the limits are ${MAX_BYTES / 1e6} MB, ${MAX_PIXELS / 1e6} megapixels and ${MAX_SIDE} pixels for each side. Save it smaller: a width of 2600 pixels is enough.`,
    ];
  }),

  /** A picture that no page shows was forgotten or is no longer needed. */
  'picture-unused': eachFile(unusedPictures, (file, { entries }) => [
    // A picture may be shown in a part that cannot be read.
    entries.every(isFullyRead) &&
      warning(
        `No page shows this picture. Show it with ![what it shows](${markdownAddress(file)}), or delete it.`,
      ),
  ]),
};

function describeFile({ address, place }: PictureUse, file: string, files: string[]): Messages {
  const name = address.startsWith('data:') ? 'picture.jpg' : address.split(/[/\\]/).at(-1);
  const write = place === 'text' ? `![…](./${name})` : `./${name}`;
  const target = resolveFile(file, address);
  return [
    (URL.canParse(address) || /^[/\\]|^[a-z]:/i.test(address)) &&
      `"${address.slice(0, 80)}" is not a file next to the page. Put the picture there, and write ${write}`,
    !files.includes(target) &&
      describeMissingFile(address, target, files.filter(isPicture), 'picture'),
    !/^\.\.?\//.test(address) &&
      place !== 'text' &&
      `The picture’s name must begin with "./". Write "./${address}".`,
    isDownload(target) && `"${address}" is not a picture. To link to it, remove the "!" before [.`,
    !isPicture(target) && `"${address}" is not a picture. Use a JPEG, PNG, WebP, AVIF or SVG file.`,
  ];
}
