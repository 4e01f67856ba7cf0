/** No host means it that asks for more than a day, in milliseconds. */
const MAX_SENSIBLE = 24 * 60 * 60 * 1000;

/**
 * How long a host asks to wait, in milliseconds; undefined where it asks for nothing that makes sense.
 * https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 *
 * @param now the moment of the answer, in milliseconds since 1970
 */
export function retryAfter(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  const isSeconds = /^\d+$/.test(text);
  const isDate = /^[a-z]{3,9},? .*\d\d:\d\d:\d\d/i.test(text);
  const wait = isSeconds ? Number(text) * 1000 : isDate ? Date.parse(text) - now : NaN;
  if (Number.isNaN(wait) || wait > MAX_SENSIBLE) return undefined;
  return Math.max(wait, 0);
}
