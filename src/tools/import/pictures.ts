import { existsSync, readdirSync, readFileSync } from 'node:fs';
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

/** Collects pictures for a folder, under tidy names; without content, an editor has to bring them. */
export async function collectPictures(
  source: Source,
  addresses: string[],
  folder: string,
  origin?: string,
) {
  const pictures = new Map<string, { name: string; content: Buffer | undefined }>();
  // A translation goes into the folder of its original, whose pictures stay as they are.
  const present = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const taken = new Map<string, Buffer | undefined>(
    present
      .filter((entry) => entry.isFile())
      .map(({ name }) => [name, readFileSync(path.join(folder, name))]),
  );
  for (const address of new Set(addresses)) {
    const [, type, isBase64, data = ''] = DATA.exec(address) ?? [];
    const file = type ? `picture.${type}` : decode(address.replace(/[?#].*$/, ''));
    const local = decode(findInSite(address, source, origin)?.pathname ?? address);
    const bytes = type
      ? Buffer.from(decode(data), isBase64 ? 'base64' : 'utf8')
      : (source.readFile(file) ?? source.readFile(local));
    const isElsewhere = /^(https?:)?\/\//i.test(address) && local === decode(address);
    const missing = isElsewhere ? 'is on the network. Download it' : 'is not there. Find it';
    const { name: stem, ext } = path.parse(file);
    const [ending, content] = await convert(bytes ?? missing, ext.toLowerCase());
    const tidy = slug(stem).replace(/^[-_]+|[-_]+$/g, '') || 'picture';
    const isTaken = (it: string) => taken.has(it) && !(bytes && taken.get(it)?.equals(bytes));
    let name = `${tidy}${ending}`;
    for (let number = 2; isTaken(name); number += 1) name = `${tidy}-${number}${ending}`;
    taken.set(name, bytes);
    pictures.set(address, { name, content: typeof content === 'string' ? undefined : content });
    if (typeof content !== 'string') continue;
    source.notices.push({
      what: `The picture ${type ? name : address}`,
      where: type
        ? 'in the text'
        : lineOf(source.written?.includes(address) ? address : file, source.written),
      why: `it ${content}, and put it at ${folder}/${name}`,
    });
  }
  return pictures;
}

/** The ending and content of a picture as it can be published, or why an editor has to bring it. */
async function convert(bytes: Buffer | string, ending: string): Promise<[string, Buffer | string]> {
  const [, instead, problem] = NOT_SHOWN.find(([pattern]) => pattern.test(ending)) ?? [];
  if (instead && problem) return [instead, typeof bytes === 'string' ? bytes : problem];
  const usual = /^\.(jpe?g|png|webp|avif|svg)$/.test(ending) ? ending : '.jpg';
  if (typeof bytes === 'string') return [usual, bytes];
  if (bytes.toString('latin1', 0, 2) === 'BM') return convert(bytes, '.bmp');
  try {
    const options = { failOn: 'error', limitInputPixels: false } as const;
    const picture = sharp(bytes, options).autoOrient();
    const { format, orientation = 1, pages = 1, compression } = await picture.metadata();
    if (format === 'svg') return ['.svg', bytes];
    if (compression === 'hevc') return await convert(bytes, '.heic');
    const isFine = /jpeg|png|webp|heif/.test(format) && pages === 1 && orientation === 1;
    const target = format === 'jpeg' || format === 'webp' ? format : 'png';
    const content = isFine ? bytes : await picture.toFormat(target, { quality: 90 }).toBuffer();
    // Half a photo is none: decodes it to its last row.
    await sharp(content, options).stats();
    return [isFine && format === 'heif' ? '.avif' : `.${target.replace('jpeg', 'jpg')}`, content];
  } catch {
    return [usual, 'is damaged, or is no picture. Export it again'];
  }
}
