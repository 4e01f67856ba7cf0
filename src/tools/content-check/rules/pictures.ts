import path from 'node:path';
import type { Element, Root } from 'hast';
import { htmlToHast } from 'satteri';
import { visitParents } from 'unist-util-visit-parents';
import { count } from '../../../utils/count.ts';
import { didYouMean } from '../../../utils/did-you-mean.ts';
import { limitHeight, picturePlaces } from '../../../utils/pictures.ts';
import { isFullyRead } from '../entry.ts';
import { resolveFile } from '../page-addresses.ts';
import { endingOf, FORMATS, isPicture, MAX_BYTES, MAX_PIXELS, MAX_SIDE } from '../picture-files.ts';
import type { PictureFile } from '../picture-files.ts';
import { unusedPictures, type PictureUse } from '../picture-uses.ts';
import { nodesOf, startOf } from '../tree.ts';
import { each, eachFile, warning } from '../types.ts';
import type { Content, Entry, EntryRules, FileRules, Messages } from '../types.ts';

const picturesOf = ({ pictures }: Entry) => pictures;
const pictureFiles = ({ pictures }: Content) => pictures.keys();

/** About as much as can be taken in when it is read aloud. */
const MAX_LENGTH = 150;

const FILE_NAME =
  /^\S+\.(jpe?g|png|gif|webp|avif|svg|heic|tiff?|bmp)$|^(img|dsc|dscn|pxl|image|screenshot|photo|picture|untitled)[-_ ]?\d+$/i;
const NO_WORDS =
  /^(image|picture|photo|photograph|graphic|screenshot|illustration|icon|untitled)$/i;
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

  /** A picture that is much smaller than its place looks blurred or lost. */
  'picture-small': each(picturesOf, (picture, { file }, { pictures }) => {
    const { address, place, isInline } = picture;
    const target = resolveFile(file, address);
    const { width, height } = pictures.get(target) ?? {};
    if (isInline || !width || !height || endingOf(target) === '.svg') return [];
    const best = limitHeight(picturePlaces[place], width / height).width;
    return [
      width < best / 2 &&
        `The picture "${address}" is ${count(width, 'pixel', 'pixels')} wide, but its place is ${best} pixels wide. Use one at least ${best / 2} pixels wide; ${2 * best} pixels are best.`,
    ];
  }),

  /** Readers who cannot see a picture need its content in words: https://www.w3.org/WAI/tutorials/images/ */
  'alt-text': each(picturesOf, ({ alt, address }) => {
    if (alt === undefined) return [];
    const words = alt.trim();
    const name = /([^/]*?)(\.\w+)?$/.exec(address)?.[1]?.toLowerCase();
    const isName = words.toLowerCase() === name && /[_-]|\d{3}/.test(words);
    return [
      words === '' &&
        `Readers who cannot see this picture need a description of it. Say what it shows in the square brackets: ![Six people around a table](${address})`,
      (FILE_NAME.test(words) || isName) &&
        `"${words}" is a file name, which does not help readers who cannot see the picture. Say what it shows, for example: Six people around a table`,
      NO_WORDS.test(words) &&
        `"${words}" does not say what the picture shows. Describe it, for example: Six people around a table`,
      /\|\d+(x\d+)?$/.test(words) &&
        `The size of a picture comes from the layout. Remove "${/\|\d+(x\d+)?$/.exec(words)?.[0] ?? ''}" from its text.`,
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
    const inMillions = (number: number) => Math.ceil(number / 1e6);
    const remedy = 'Open it in an image viewer, and export it as JPEG, PNG, WebP or AVIF.';
    const smaller = 'Save it smaller: a width of 2600 pixels is enough.';
    return [
      format === 'heic' && `This is an HEIC photo, which few browsers can show. ${remedy}`,
      !(ending in FORMATS) && `A "${ending}" picture cannot be published. ${remedy}`,
      !actual && `This is a ${format?.toUpperCase()} picture, which cannot be published. ${remedy}`,
      format !== FORMATS[ending] &&
        `The name ends in "${ending}", but the file is a "${actual}" picture. Change the ending to "${actual}".`,
      frames > 1 &&
        `This is an animation of ${frames} frames, and only a still picture can be published. Save one of the frames.`,
      damage !== undefined &&
        `This picture is damaged or incomplete, or it is not a picture. Export or copy it again. (${damage})`,
      bytes > MAX_BYTES &&
        `This file is ${inMillions(bytes)} MB; the limit is ${inMillions(MAX_BYTES)} MB. ${smaller}`,
      Math.max(width, height) > MAX_SIDE &&
        `This picture is ${width} × ${height} pixels; the limit for each side is ${MAX_SIDE}. ${smaller}`,
      width * height > MAX_PIXELS &&
        `This picture has ${inMillions(width * height)} megapixels (${width} × ${height}); the limit is ${inMillions(MAX_PIXELS)}. ${smaller}`,
      ...describeSvg(picture),
    ];
  }),

  /** A picture that no page shows was forgotten or is no longer needed. */
  'picture-unused': eachFile(unusedPictures, (file, { entries }) => {
    const name = `./${path.posix.basename(file)}`;
    const address = /[\s()]/.test(name) ? `<${name}>` : name;
    return [
      // A picture may be shown in a part that cannot be read.
      entries.every(isFullyRead) &&
        warning(
          `No page shows this picture. Show it with ![what it shows](${address}), or delete it.`,
        ),
    ];
  }),
};

function describeFile({ address, place }: PictureUse, file: string, files: string[]): Messages {
  const name = address.split(/[/\\]/).at(-1);
  const write = place === 'text' ? `![…](./${name})` : `./${name}`;
  const target = resolveFile(file, address);
  return [
    address.startsWith('data:') &&
      'A picture cannot be part of the text. Save it as a file next to the page, and write ![…](./picture.jpg)',
    /^<.*>$/.test(address) &&
      `Only Markdown needs < > around the picture’s name. Write "${address.slice(1, -1)}" here.`,
    (URL.canParse(address) || /^[/\\]|^[a-z]:/i.test(address)) &&
      (files.includes(path.posix.join(path.posix.dirname(file), name ?? ''))
        ? `The picture is next to the page. Write ${write} instead of "${address}".`
        : `The picture "${address}" is not in the page’s folder. Put it there and write ${write}`),
    !files.includes(target) && describeMissing(address, target, files),
    !/^\.\.?\//.test(address) &&
      place !== 'text' &&
      `The picture’s name must begin with "./". Write "./${address}".`,
    !isPicture(target) && `"${address}" is not a picture. Use a JPEG, PNG, WebP, AVIF or SVG file.`,
  ];
}

function describeMissing(address: string, target: string, files: string[]): string {
  const other = files.find((file) => file.toLowerCase() === target.toLowerCase());
  if (other !== undefined) {
    return `There is no picture "${address}", but there is "${path.posix.basename(other)}". Upper and lower case must match.`;
  }
  const { dir, base } = path.posix.parse(target);
  const near = files.filter(isPicture).map((file) => path.posix.parse(file));
  const names = near.filter((file) => file.dir === dir).map((file) => file.base);
  return `There is no picture "${address}".${didYouMean(base, names)} Put the file in the page’s folder, or correct its name here.`;
}

/** An SVG is published as it is, and whoever opens it opens a document that could run code. */
function describeSvg({ svg, hasSize }: PictureFile): Messages {
  if (svg === undefined) return [];
  const elements: Element[] = [];
  visitParents(htmlToHast(svg, { fragment: true }) as Root, 'element', (node) => {
    elements.push(node);
  });
  const unsafe = elements.find(isUnsafe);
  return [
    /<\w+:svg\b/.test(svg) &&
      'This SVG’s elements have a prefix, as in <svg:svg>, which the build cannot read. Open it in a drawing program, and export it as "plain SVG".',
    !/\sxmlns\s*=\s*["'](http:\/\/www\.w3\.org\/2000\/svg|&\w+;)["']/.test(svg) &&
      'Browsers cannot show this SVG, because it does not say what it is. Write <svg xmlns="http://www.w3.org/2000/svg" at its beginning, or export it again.',
    !hasSize &&
      'This SVG does not state its size in a way that the build can read. Export it with a viewBox, or with width and height in pixels, without spaces around "=" and without a long comment at the beginning.',
    unsafe &&
      `This SVG runs code or loads something from elsewhere (<${unsafe.tagName}>). Export it without that, or save it as PNG.`,
  ];
}

function isUnsafe({ tagName, properties }: Element): boolean {
  if (/^(script|foreignobject|iframe)$/i.test(tagName)) return true;
  return Object.entries(properties).some(([name, value]) => {
    const isElsewhere = /^\s*((\w+:)?\/\/|javascript:)/i.test(String(value));
    return /^on/i.test(name) || (/href$|^src$/i.test(name) && isElsewhere);
  });
}
