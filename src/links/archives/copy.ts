import { isSamePage } from '../address.ts';
import { dayOf } from '../days.ts';
import type { LinkSnapshot } from '../../schemas/link.ts';

/** An archive's answer that makes no sense, in a few words. */
export class Nonsense extends Error {
  override name = 'Nonsense';
}

/**
 * A copy as a record keeps it, from what an archive says of it.
 *
 * @param copies what stands before time and address of each of the archive's copies
 * @param timestamp the time of the copy, as 20130501120000
 * @param original the address of which it is a copy, as the archive has it
 * @param address the address of which one was asked for
 * @throws {Nonsense} where it is a copy of something else, or of no time that there was
 */
export function toCopy(
  copies: string,
  timestamp: string,
  original: string,
  address: string,
): LinkSnapshot {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(timestamp) ?? [];
  const moment = new Date(
    `${year ?? ''}-${month ?? ''}-${day ?? ''}T${hour ?? ''}:${minute ?? ''}:${second ?? ''}Z`,
  );
  if (Number.isNaN(moment.valueOf())) throw new Nonsense('it names a copy of no time');
  if (!isSamePage(original, address)) throw new Nonsense('it names a copy of another address');
  return { address: `${copies}${timestamp}/${original}`, date: dateOf(moment) };
}

/**
 * The day of a copy.
 *
 * @throws {Nonsense} where nobody could have made a copy then
 */
export function dateOf(moment: Date): string {
  const isSensible = moment.getUTCFullYear() >= 1995 && moment.valueOf() < Date.now() + 86_400_000;
  if (!isSensible) throw new Nonsense('it names a copy of a time that cannot be');
  return dayOf(moment);
}

/** Takes the address of a copy apart; undefined where it is none of this archive's. */
export function splitCopy(
  copies: string,
  text: string,
): { timestamp: string; original: string } | undefined {
  // An archive that is read over TLS still names some of its copies without.
  const rest = withoutScheme(text).startsWith(withoutScheme(copies))
    ? withoutScheme(text).slice(withoutScheme(copies).length)
    : undefined;
  const [, timestamp, original] = /^(\d{14})(?:[a-z]{2}_)?\/(.+)$/s.exec(rest ?? '') ?? [];
  return timestamp === undefined || original === undefined ? undefined : { timestamp, original };
}

function withoutScheme(text: string): string {
  return text.replace(/^https?:/, '');
}
