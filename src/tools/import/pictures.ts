import path from 'node:path';
import { slug } from 'github-slugger';
import sharp from 'sharp';
import { findInSite } from './addresses.ts';
import { lineOf, type Source } from './types.ts';

/** Pictures that browsers do not show, by their ending, and how to export them. */
const NOT_SHOWN: [RegExp, string][] = [
  [/^\.hei[cf]$/, 'is a photo in Apple’s format (HEIC). Export it as JPEG'],
  [/^\.bmp$/, 'is a BMP picture. Open it, and save it as PNG'],
  [/^\.(x-)?[ew]mf$/, 'is a drawing (EMF or WMF). Right-click it in Word, and save it as PNG'],
];

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
  const pictures = new Map<
    string,
    { name: string; stem: string; content?: Buffer | undefined; original?: Buffer | undefined }
  >();
  const names = new Set<string>();
  for (const address of new Set(addresses)) {
    const [, type, isBase64, data = ''] = DATA.exec(address) ?? [];
    const file = type ? `picture.${type}` : address.replace(/[?#].*$/, '');
    const { name: stem, ext } = path.parse(decode(file));
    const local = decode(findInSite(address, source, origin)?.pathname ?? address);
    const bytes = type
      ? Buffer.from(isBase64 ? data : decode(data), isBase64 ? 'base64' : 'utf8')
      : ((await source.readFile(decode(file))) ?? (await source.readFile(local)));
    const same = [...pictures.values()].find(
      (it) => it.stem === stem && bytes && it.original?.equals(bytes),
    );
    if (same) {
      pictures.set(address, same);
      continue;
    }
    const { ending, content, problem } = await convert(bytes, ext.toLowerCase());
    const tidy = slug(stem).replace(/^[-_]+|[-_]+$/g, '') || 'picture';
    let name = `${tidy}${ending}`;
    for (let number = 2; names.has(name); number += 1) name = `${tidy}-${number}${ending}`;
    names.add(name);
    pictures.set(address, { name, stem, content, original: bytes });
    if (problem === undefined) continue;
    const isElsewhere = /^(https?:)?\/\//i.test(address) && local === decode(address);
    const missing = isElsewhere ? 'is on the network. Download it' : 'is not there. Find it';
    source.notices.push({
      what: `The picture ${type ? name : address}`,
      where: type ? 'in the text' : lineOf(address, source.written ?? ''),
      why: `it ${bytes ? problem : missing}${content ? '' : `, and put it at ${folder}/${name}`}`,
    });
  }
  return pictures;
}

/** A picture within the source: `data:image/png;base64,…`. */
const DATA = /^data:image\/([\w.-]+)[^,]*?(;base64)?,(.*)$/s;

function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

interface Converted {
  ending: string;
  content?: Buffer;
  problem?: string | undefined;
}

/** A picture as it can be published, or why an editor has to bring it. */
async function convert(bytes: Buffer | undefined, ending: string): Promise<Converted> {
  const foreign = NOT_SHOWN.find(([pattern]) => pattern.test(ending))?.[1];
  const usual = /^\.(jpe?g|png|webp|avif|svg)$/.test(ending)
    ? ending
    : foreign?.includes('PNG')
      ? '.png'
      : '.jpg';
  if (bytes?.toString('latin1', 0, 2) === 'BM' && !foreign) return convert(bytes, '.bmp');
  if (!bytes || foreign) return { ending: usual, problem: foreign ?? '' };
  try {
    const picture = sharp(bytes, { failOn: 'error', limitInputPixels: false });
    const {
      format,
      orientation = 1,
      width,
      height,
      pages = 1,
      compression,
    } = await picture.metadata();
    if (format === 'svg') return { ending: '.svg', content: bytes };
    if (compression === 'hevc') return await convert(bytes, '.heic');
    const isLarge = width * height > LARGEST.pixels || bytes.length > LARGEST.bytes;
    const isFine = ['jpeg', 'png', 'webp', 'heif'].includes(format) && pages === 1;
    const target = format === 'jpeg' || format === 'webp' ? format : 'png';
    const isKept = isFine && !isLarge && orientation === 1;
    const resized = isLarge
      ? picture.autoOrient().resize({ width: LARGEST.width })
      : picture.autoOrient();
    const content = isKept ? bytes : await resized.toFormat(target, { quality: 90 }).toBuffer();
    // Half a photo is none: decodes it to its last row.
    await sharp(content, { failOn: 'error', limitInputPixels: false }).stats();
    return {
      ending: isKept && format === 'heif' ? '.avif' : `.${target.replace('jpeg', 'jpg')}`,
      content,
    };
  } catch {
    return { ending: usual, problem: 'is damaged, or is no picture. Export it again' };
  }
}
