import path from 'node:path';
import { unescape as decode } from 'node:querystring';
import { slug } from 'github-slugger';
import sharp from 'sharp';
import { findInSite } from './addresses.ts';
import { lineOf, type Source } from './types.ts';

/** A picture within the source: `data:image/png;base64,…`. */
const DATA = /^data:image\/([\w.-]+)[^,]*?(;base64)?,(.*)$/s;

/** Pictures that browsers do not show, by their ending, and what an editor brings instead. */
const NOT_SHOWN: [RegExp, instead: string, problem: string][] = [
  [/^\.hei[cf]$/, '.jpg', 'is a photo in Apple’s format (HEIC). Export it as JPEG'],
  [/^\.bmp$/, '.png', 'is a BMP picture. Open it, and save it as PNG'],
  [/^\.(x-)?[ew]mf$/, '.png', 'is a drawing (EMF or WMF). Right-click it in Word, save it as PNG'],
];

/** A picture as it can be published; without content, an editor has to bring it. */
interface Converted {
  ending: string;
  content?: Buffer;
  problem?: string | undefined;
}

/** Larger pictures look no better: see the content check’s rule picture-large. */
const LARGEST = { pixels: 40_000_000, bytes: 15_000_000, width: 2600 };

/**
 * Collects the pictures of a page, under tidy names and in formats that can be published.
 *
 * @param addresses as the source has them: paths, web addresses, data
 * @param folder where they will be
 * @returns the name of each, and its content, if an editor need not bring it
 */
export async function collectPictures(
  source: Source,
  addresses: string[],
  folder: string,
  origin?: string,
) {
  const pictures = new Map<string, { name: string; content: Buffer | undefined }>();
  const taken = new Map<string, Buffer | undefined>();
  for (const address of new Set(addresses)) {
    const [, type, isBase64, data = ''] = DATA.exec(address) ?? [];
    const file = type ? `picture.${type}` : decode(address.replace(/[?#].*$/, ''));
    const local = decode(findInSite(address, source, origin)?.pathname ?? address);
    const bytes = type
      ? Buffer.from(decode(data), isBase64 ? 'base64' : 'utf8')
      : (source.readFile(file) ?? source.readFile(local));
    const { name: stem, ext } = path.parse(file);
    const { ending, content, problem } = await convert(bytes, ext.toLowerCase());
    const tidy = slug(stem).replace(/^[-_]+|[-_]+$/g, '') || 'picture';
    const isTaken = (it: string) => taken.has(it) && !(bytes && taken.get(it)?.equals(bytes));
    let name = `${tidy}${ending}`;
    for (let number = 2; isTaken(name); number += 1) name = `${tidy}-${number}${ending}`;
    taken.set(name, bytes);
    pictures.set(address, { name, content });
    if (content) continue;
    const isElsewhere = /^(https?:)?\/\//i.test(address) && local === decode(address);
    const missing = isElsewhere ? 'is on the network. Download it' : 'is not there. Find it';
    source.notices.push({
      what: `The picture ${type ? name : address}`,
      where: type ? 'in the text' : lineOf(address, source.written ?? ''),
      why: `it ${bytes ? problem : missing}, and put it at ${folder}/${name}`,
    });
  }
  return pictures;
}

async function convert(bytes: Buffer | undefined, ending: string): Promise<Converted> {
  const [, instead, problem] = NOT_SHOWN.find(([pattern]) => pattern.test(ending)) ?? [];
  if (instead) return { ending: instead, problem };
  const usual = /^\.(jpe?g|png|webp|avif|svg)$/.test(ending) ? ending : '.jpg';
  if (!bytes) return { ending: usual };
  if (bytes.toString('latin1', 0, 2) === 'BM') return convert(bytes, '.bmp');
  try {
    const options = { failOn: 'error', limitInputPixels: false } as const;
    const picture = sharp(bytes, options).autoOrient();
    const { format, orientation, width, height, pages = 1, compression } = await picture.metadata();
    if (format === 'svg') return { ending: '.svg', content: bytes };
    if (compression === 'hevc') return await convert(bytes, '.heic');
    const isLarge = width * height > LARGEST.pixels || bytes.length > LARGEST.bytes;
    if (isLarge) picture.resize({ width: LARGEST.width });
    const isFine = ['jpeg', 'png', 'webp', 'heif'].includes(format) && pages === 1;
    const isKept = isFine && !isLarge && (orientation ?? 1) === 1;
    const target = format === 'jpeg' || format === 'webp' ? format : 'png';
    const content = isKept ? bytes : await picture.toFormat(target, { quality: 90 }).toBuffer();
    // Half a photo is none: decodes it to its last row.
    await sharp(content, options).stats();
    const kind = isKept && format === 'heif' ? 'avif' : target.replace('jpeg', 'jpg');
    return { ending: `.${kind}`, content };
  } catch {
    return { ending: usual, problem: 'is damaged, or is no picture. Export it again' };
  }
}
