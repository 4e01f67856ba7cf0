import { isUtf8 } from 'node:buffer';
import sniff from 'html-encoding-sniffer';

/** No sign of UTF-8 is longer; where a body was cut, the last one may be. */
const LONGEST_SIGN = 4;

/**
 * A page's bytes as text, in the charset that its byte-order mark, its header or itself names. One that
 * nobody knows, and UTF-8 that is none, are read as most of the web was written before it.
 * https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding
 */
export function decode(bytes: Buffer, contentType: string, isCut: boolean): string {
  const [, label] = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType) ?? [];
  const isUtf = isUtf8(isCut ? bytes.subarray(0, cutOf(bytes)) : bytes);
  const named = sniff(bytes, {
    ...(label === undefined ? {} : { transportLayerEncodingLabel: label }),
    defaultEncoding: isUtf ? 'UTF-8' : 'windows-1252',
  });
  // What is called UTF-16 and has no byte of zero in it is called so by mistake.
  const isWrong = named.startsWith('UTF-16') ? !bytes.includes(0) : named === 'UTF-8' && !isUtf;
  const charset = !isWrong ? named : isUtf ? 'UTF-8' : 'windows-1252';
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return bytes.toString(isUtf ? 'utf8' : 'latin1');
  }
}

/** Where the last whole sign ends. */
function cutOf(bytes: Buffer): number {
  for (let back = 1; back <= LONGEST_SIGN && back <= bytes.length; back += 1) {
    // The first byte of a sign of several begins with two ones.
    if ((bytes[bytes.length - back] ?? 0) >= 0xc0) return bytes.length - back;
  }
  return bytes.length;
}
