import path from 'node:path';
import type { Element, Root } from 'hast';
import { htmlToHast } from 'satteri';
import { visitParents } from 'unist-util-visit-parents';
import { decodeAddress } from '../../../utils/addresses.ts';
import { count } from '../../../utils/count.ts';
import { didYouMean } from '../../../utils/did-you-mean.ts';
import { picturePlaces } from '../../../utils/pictures.ts';
import { isFullyRead } from '../entry.ts';
import {
  endingOf,
  FORMATS,
  isPicture,
  MAX_BYTES,
  MAX_PIXELS,
  MAX_SIDE,
  type PictureFile,
} from '../picture-files.ts';
import { shownPictures, type PictureUse } from '../picture-uses.ts';
import { nodesOf, startOf } from '../tree.ts';
import type { Content, Rule } from '../types.ts';

/** The build stops at a picture that it cannot find, with a message for developers. */
const pictureFile: Rule = {
  name: 'picture-file',
  *checkEntry({ file, pictures, tree }, content) {
    for (const picture of pictures) {
      const message = describeFile(picture, file, content);
      if (message) yield { at: picture.at, message };
    }
    for (const node of tree ? nodesOf(tree, 'imageReference') : []) {
      const message =
        'Pictures by reference are not supported. Write the file in place: ![what it shows](./picture.jpg)';
      yield { at: startOf(node), message };
    }
  },
};

function describeFile({ address, place }: PictureUse, file: string, { files }: Content) {
  if (/^<.*>$/.test(address)) {
    return `Only Markdown needs < > around the picture’s name. Write "${address.slice(1, -1)}" here.`;
  }
  const name = address.split(/[/\\]/).at(-1);
  const write = place === 'text' ? `![…](./${name})` : `./${name}`;
  if (URL.canParse(address) || /^[/\\]|^[a-z]:/i.test(address)) {
    return `The picture "${address}" is not in the page’s folder. Put it there and write ${write}`;
  }
  const target = path.posix.join(path.posix.dirname(file), decodeAddress(address));
  if (files.includes(target)) {
    if (!/^\.\.?\//.test(address) && place !== 'text') {
      return `The picture’s name must begin with "./". Write "./${address}".`;
    }
    return isPicture(target)
      ? undefined
      : `"${address}" is not a picture. Use a JPEG, PNG, WebP, AVIF or SVG file.`;
  }
  const other = files.find((candidate) => fold(candidate) === fold(target));
  if (other !== undefined) {
    const isEncoding = other.normalize() === target.normalize();
    return `There is no picture "${address}", but there is "${path.posix.basename(other)}". ${isEncoding ? 'Their letters are encoded differently: type the name again, here and as the name of the file.' : 'Upper and lower case must match.'}`;
  }
  const folder = path.posix.dirname(target);
  const pictures = files
    .filter((candidate) => isPicture(candidate) && path.posix.dirname(candidate) === folder)
    .map((candidate) => path.posix.basename(candidate));
  return `There is no picture "${address}".${didYouMean(path.posix.basename(target), pictures)} Put the file in the page’s folder, or correct its name here.`;
}

function fold(name: string): string {
  return name.normalize().toLowerCase();
}

/** Browsers do not show every format, and the build goes by the file's name. */
const pictureKind: Rule = {
  name: 'picture-kind',
  *checkFiles({ files, pictures }) {
    for (const file of files.filter(isPicture)) {
      const message = describeKind(endingOf(file), pictures.get(file));
      if (message) yield { file, message };
    }
  },
};

function describeKind(ending: string, picture: PictureFile | undefined): string | undefined {
  const { format, frames = 1 } = picture ?? {};
  const remedy = 'Save it as JPEG, PNG, WebP or AVIF.';
  if (!(ending in FORMATS)) return `A "${ending}" picture cannot be published. ${remedy}`;
  if (format !== undefined && format !== FORMATS[ending]) {
    const actual = Object.keys(FORMATS).find((name) => FORMATS[name] === format);
    return actual
      ? `The name ends in "${ending}", but the file is a "${actual}" picture. Change the ending to "${actual}".`
      : `This picture’s format, ${format}, cannot be published. ${remedy}`;
  }
  return frames > 1
    ? `This is an animation of ${frames} frames, and only a still picture can be published. Save one of the frames.`
    : undefined;
}

/** Astro would publish half a photo without a word. */
const pictureDamaged: Rule = {
  name: 'picture-damaged',
  *checkFiles({ pictures }) {
    for (const [file, { damage }] of pictures) {
      if (damage === undefined || !(endingOf(file) in FORMATS)) continue;
      const message = `This picture is damaged or incomplete, or it is not a picture. Export or copy it again. (${damage})`;
      yield { file, message };
    }
  },
};

/** Larger pictures look no better, and make every build slower. */
const pictureLarge: Rule = {
  name: 'picture-large',
  *checkFiles({ pictures }) {
    for (const [file, picture] of pictures) {
      const size = describeSize(picture);
      const remedy = 'Save it smaller: a width of 2600 pixels is enough.';
      if (size) yield { file, message: `${size} ${remedy}` };
    }
  },
};

function describeSize({ bytes, width = 0, height = 0 }: PictureFile): string | undefined {
  const inMillions = (number: number) => Math.ceil(number / 1e6);
  if (bytes > MAX_BYTES) {
    return `This file is ${inMillions(bytes)} MB; the limit is ${inMillions(MAX_BYTES)} MB.`;
  }
  if (Math.max(width, height) > MAX_SIDE) {
    return `This picture is ${width} × ${height} pixels; the limit for each side is ${MAX_SIDE}.`;
  }
  return width * height > MAX_PIXELS
    ? `This picture has ${inMillions(width * height)} megapixels (${width} × ${height}); the limit is ${inMillions(MAX_PIXELS)}.`
    : undefined;
}

/** A picture that is much smaller than its place looks blurred or lost. */
const pictureSmall: Rule = {
  name: 'picture-small',
  canBeIgnored: true,
  *checkEntry({ file, pictures }, content) {
    for (const { address, place, isInline, at } of pictures) {
      const target = path.posix.join(path.posix.dirname(file), decodeAddress(address));
      const { width } = content.pictures.get(target) ?? {};
      const layout = picturePlaces[place];
      const least = layout.width / 2;
      if (isInline || width === undefined || width >= least || endingOf(target) === '.svg')
        continue;
      yield {
        at,
        message: `The picture "${address}" is ${count(width, 'pixel', 'pixels')} wide, but its place is ${layout.width} pixels wide. Use one at least ${least} pixels wide; ${2 * layout.width} pixels are best.`,
      };
    }
  },
};

/** An SVG is published as it is, and whoever opens it opens a document that could run code. */
const pictureSvg: Rule = {
  name: 'picture-svg',
  *checkFiles({ pictures }) {
    for (const [file, { svg }] of pictures) {
      const message = svg === undefined ? undefined : describeSvg(svg);
      if (message) yield { file, message };
    }
  },
};

function describeSvg(svg: string): string | undefined {
  const elements: Element[] = [];
  visitParents(htmlToHast(svg, { fragment: true }) as Root, 'element', (node) => {
    elements.push(node);
  });
  const [root] = elements;
  const { width, height, viewBox } = root?.properties ?? {};
  const isNumber = (value: unknown) => /^\d+(\.\d+)?(px)?$/.test(String(value));
  // Astro looks for the size only at the beginning of the file.
  const isAtStart = svg.indexOf('<svg') < 1000;
  if (!isAtStart || !(viewBox !== undefined || (isNumber(width) && isNumber(height)))) {
    return 'This SVG does not state its size. Export it with a viewBox, or with width and height in pixels, and without a long comment at the beginning.';
  }
  const bad = elements.find(
    ({ tagName, properties }) =>
      ['script', 'foreignobject', 'iframe'].includes(tagName.toLowerCase()) ||
      Object.entries(properties).some(
        ([name, value]) =>
          /^on/i.test(name) ||
          (/href$|^src$/i.test(name) && /^\s*(\w+:)?\/\/|^\s*javascript:/i.test(String(value))),
      ),
  );
  return bad
    ? `This SVG runs code or loads something from elsewhere (<${bad.tagName}>). Export it without that, or save it as PNG.`
    : undefined;
}

/** A picture that no page shows was forgotten or is no longer needed. */
const pictureUnused: Rule = {
  name: 'picture-unused',
  *checkFiles({ files, entries }) {
    // A picture may be shown in a part that cannot be read.
    if (!entries.every(isFullyRead)) return;
    const shown = shownPictures(entries);
    for (const file of files.filter(isPicture)) {
      if (shown.has(file.toLowerCase())) continue;
      const message = `No page shows this picture. Show it with ![what it shows](${writeAddress(file)}), or delete it.`;
      yield { file, level: 'warning', message };
    }
  },
};

/** Writes the file's address for Markdown. */
function writeAddress(file: string): string {
  const name = `./${path.posix.basename(file)}`;
  return /[\s()]/.test(name) ? `<${name}>` : name;
}

/** About as much as can be taken in when it is read aloud. */
const MAX_LENGTH = 150;

const FILE_NAME =
  /^\S+\.(jpe?g|png|gif|webp|avif|svg|heic|tiff?|bmp)$|^(img|dsc|dscn|pxl|image|screenshot|photo|picture|untitled)[-_ ]?\d*$/i;
const NAMES_ITSELF =
  /^(an? |the )?(image|picture|photo|photograph|graphic|screenshot|illustration|icon) of\b/i;

/** Readers who cannot see a picture need its content in words: https://www.w3.org/WAI/tutorials/images/ */
const altText: Rule = {
  name: 'alt-text',
  canBeIgnored: true,
  *checkEntry({ pictures }) {
    for (const picture of pictures) {
      const message = describeText(picture);
      if (message) yield { at: picture.at, message };
    }
  },
};

function describeText({ alt, address, place }: PictureUse): string | undefined {
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

export const pictureRules = [
  pictureFile,
  pictureKind,
  pictureDamaged,
  pictureLarge,
  pictureSmall,
  pictureSvg,
  pictureUnused,
  altText,
];
