import { closestMatch } from 'leven';
import { site } from '../../site.ts';
import { withoutBase } from '../../utils/addresses.ts';
import type { CurrentSite } from './current-site.ts';
import type { OlderAddress } from './older-site.ts';
import { keyOf } from './paths.ts';

/** An address that is there no more. */
export interface LostAddress extends OlderAddress {
  /** Its path below this site's base path; undefined where this site cannot have it. */
  here: string | undefined;
  /** Path of what differs from it in capital letters only, if anything does. */
  twin: string | undefined;
  /** Path of the page whose name is most like its own, if one is. */
  guess: string | undefined;
}

/** An id that is there no more. */
export interface LostAnchor {
  /** The older address, decoded. */
  path: string;
  id: string;
  /** Path of the page that is at the address now, or to which it leads. */
  page: string;
}

/** What became of the older site's addresses. */
export interface Comparison {
  /** How many addresses were compared. */
  addressCount: number;
  /** How many anchors were compared: those of pages whose address is still there. */
  anchorCount: number;
  /** In the order of their paths. */
  lostAddresses: LostAddress[];
  /** In the order of their paths and ids. */
  lostAnchors: LostAnchor[];
}

/** Looks for each address of the older site, and for each of its anchors, in the site as it is now. */
export function compareSites(older: readonly OlderAddress[], now: CurrentSite): Comparison {
  const result: Comparison = {
    addressCount: older.length,
    anchorCount: 0,
    lostAddresses: [],
    lostAnchors: [],
  };
  const twins = new Map([...now.places].map(([key, { path }]) => [key.toLowerCase(), path]));
  const retired = new Set(site.retired.map(keyOf));
  for (const address of older) {
    const here = pathHere(address, now.base);
    const place = here === undefined ? undefined : now.places.get(keyOf(here));
    if (!place && here !== undefined && retired.has(keyOf(here))) continue;
    if (!place) {
      const twin = here && twins.get(keyOf(here).toLowerCase());
      const guess = guessPage(address.path, now.pages);
      result.lostAddresses.push({ ...address, here, twin, guess });
      continue;
    }
    if (!place.ids) continue;
    result.anchorCount += address.ids.size;
    for (const id of address.ids) {
      if (place.ids.has(id)) continue;
      result.lostAnchors.push({ path: address.path, id, page: place.path });
    }
  }
  result.lostAddresses.sort((one, other) => order(one.path, other.path));
  result.lostAnchors.sort((one, other) => order(one.path, other.path) || order(one.id, other.id));
  return result;
}

/** An older path, without the base path that this site stands under. */
function pathHere({ path, isOutside }: OlderAddress, base: string): string | undefined {
  if (!isOutside) return path;
  return path.startsWith(base) ? withoutBase(path, base) : undefined;
}

/** The page whose name, the last part of its path, is closest to that of an older one. */
function guessPage(older: string, pages: readonly string[]): string | undefined {
  const written = nameOf(older);
  const names = pages.map(nameOf);
  // Of names that differ in more than this, none is like the other.
  const maxDistance = Math.floor(written.length * 0.4);
  const name = closestMatch(written, names.filter(Boolean), { maxDistance });
  return name === undefined ? undefined : pages[names.indexOf(name)];
}

function nameOf(path: string): string {
  return (keyOf(path).split('/').at(-1) ?? '').replace(/\.html$/, '').toLowerCase();
}

function order(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
