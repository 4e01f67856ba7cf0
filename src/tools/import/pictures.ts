import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { unescape as decode } from 'node:querystring';
import { slug } from 'github-slugger';
import sharp from 'sharp';
import { findInSite } from './addresses.ts';
import { lineOf, type Source } from './types.ts';

/** A picture within the source: `data:image/png;base64,…`. */
const DATA = /^data:image\/([\w.-]+)[^,]*?(;base64)?,(.*)$/s;

/** Collects pictures for a folder, under tidy names; without content, an editor has to bring them. */
export async function collectPictures(
  source: Source,
  addresses: string[],
  folder: string,
  origin?: string,
) {
  const pictures = new Map<string, { name: string; content: Buffer | undefined }>();
  const taken = new Set<string>();
  for (const address of new Set(addresses)) {
    const [, type, isBase64, data = ''] = DATA.exec(address) ?? [];
    const file = type ? `picture.${type}` : decode(address.replace(/[?#].*$/, ''));
    const local = decode(findInSite(address, source, origin)?.pathname ?? address);
    const bytes = type
      ? Buffer.from(decode(data), isBase64 ? 'base64' : 'utf8')
      : (source.readFile(file) ?? source.readFile(local));
    const { name: stem, ext } = path.parse(file);
    const { ending = '.jpg', content } = (bytes && (await convert(bytes))) ?? {};
    const usual = !bytes && /^\.(jpe?g|png|webp|avif|svg)$/i.test(ext) ? ext.toLowerCase() : ending;
    const tidy = slug(stem).replace(/^[-_]+|[-_]+$/g, '') || 'picture';
    // A translation goes into the folder of its original, whose pictures stay as they are.
    const isOther = (it: string) =>
      existsSync(it) && !(content && readFileSync(it).equals(content));
    let name = `${tidy}${usual}`;
    for (let number = 2; taken.has(name) || isOther(path.join(folder, name)); number += 1)
      name = `${tidy}-${number}${usual}`;
    taken.add(name);
    pictures.set(address, { name, content });
    if (content) continue;
    const isElsewhere = /^(https?:)?\/\//i.test(address) && local === decode(address);
    const missing = isElsewhere ? 'is on the network. Download it' : 'is not there. Find it';
    const why = bytes ? 'is damaged, or no browser shows its kind. Export it as JPEG' : missing;
    source.notices.push({
      what: `The picture ${type ? name : address}`,
      where: lineOf(source.written?.includes(address) ? address : file, source.written),
      why: `it ${why}, and put it at ${folder}/${name}`,
    });
  }
  return pictures;
}

/** The ending and content of a picture as it can be published; nothing if it cannot be read. */
async function convert(bytes: Buffer): Promise<{ ending: string; content: Buffer } | undefined> {
  try {
    const options = { failOn: 'error', limitInputPixels: false } as const;
    const picture = sharp(bytes, options).autoOrient();
    const { format, orientation = 1, pages = 1 } = await picture.metadata();
    if (format === 'svg') return { ending: '.svg', content: bytes };
    const isFine = /jpeg|png|webp|heif/.test(format) && pages === 1 && orientation === 1;
    const target = format === 'jpeg' || format === 'webp' ? format : 'png';
    const content = isFine ? bytes : await picture.toFormat(target, { quality: 90 }).toBuffer();
    // Half a photo is none: decodes it to its last row, which fails for a photo of Apple’s.
    await sharp(content, options).stats();
    const kind = isFine && format === 'heif' ? 'avif' : target.replace('jpeg', 'jpg');
    return { ending: `.${kind}`, content };
  } catch {
    return undefined;
  }
}
