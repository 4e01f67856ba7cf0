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
export async function collectPictures(source: Source, addresses: string[], folder: string) {
  const pictures = new Map<string, { name: string; content: Buffer | undefined }>();
  const taken = new Set<string>();
  for (const address of new Set(addresses)) {
    const [, type, isBase64, data = ''] = DATA.exec(address) ?? [];
    const file = type ? `picture.${type}` : decode(address.replace(/[?#].*$/, ''));
    const local = decode(findInSite(address, source)?.pathname ?? address);
    const bytes = type
      ? Buffer.from(decode(data), isBase64 ? 'base64' : 'utf8')
      : (source.readFile(file) ?? source.readFile(local));
    const { content, ending } = await convert(bytes, path.extname(file).toLowerCase());
    const tidy = slug(path.parse(file).name).replace(/^[-_]+|[-_]+$/g, '') || 'picture';
    // A translation goes into the folder of its original, whose pictures stay as they are.
    const isOther = (it: string) =>
      existsSync(it) && !(content && readFileSync(it).equals(content));
    let name = `${tidy}${ending}`;
    for (let number = 2; taken.has(name) || isOther(path.join(folder, name)); number += 1)
      name = `${tidy}-${number}${ending}`;
    taken.add(name);
    pictures.set(address, { name, content });
    const where = lineOf(source.written?.includes(address) ? address : file, source.written);
    const why = `it was not found; put it at ${folder}/${name}`;
    if (!content) source.notices.push({ what: `The picture ${address}`, where, why });
  }
  return pictures;
}

/** A picture and its ending; where pages cannot have its kind, as PNG, or the check says what to do. */
async function convert(content: Buffer | undefined, ending: string) {
  const usual = ending
    .replace(/^(\.jpeg)?$/, '.jpg')
    .replace('svg+xml', 'svg')
    .replace('x-', '');
  if (!content || !/^\.(gif|tiff?)$/.test(usual)) return { content, ending: usual };
  const png = await sharp(content)
    .png()
    .toBuffer()
    .catch(() => undefined);
  return png ? { content: png, ending: '.png' } : { content, ending: usual };
}
