import type { Transform } from 'node:stream';
import {
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createUnzip,
} from 'node:zlib';

/** More than this is packed by nobody. */
const MAX_LAYERS = 3;

/** What the check can unpack, for the header `Accept-Encoding`. */
export const ENCODINGS = 'gzip, deflate, br';

/**
 * What unpacks a body, in the order of use. An encoding that is not known is left as it is: it was
 * not asked for, and nothing but the title is lost.
 *
 * @param encoding the header `Content-Encoding`
 * @param first the body's first byte, which tells two kinds of `deflate` from each other
 */
export function unpackers(encoding: string, first: number | undefined): Transform[] {
  const layers = encoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity')
    .reverse();
  if (layers.length > MAX_LAYERS) return [];
  const streams = layers.map((name, index) => {
    if (name === 'gzip' || name === 'x-gzip') return createGunzip();
    if (name === 'br') return createBrotliDecompress();
    if (name !== 'deflate') return undefined;
    if (index > 0) return createUnzip();
    return first !== undefined && (first & 0x0f) === 8 ? createInflate() : createInflateRaw();
  });
  return streams.includes(undefined) ? [] : streams.filter((stream) => stream !== undefined);
}
