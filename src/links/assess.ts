import type { Outcome } from '../schemas/link.ts';
import { isRoot } from './address.ts';
import { hasDrifted } from './page/drift.ts';
import { isForSale, saysNotFound } from './page/soft-404.ts';
import { isSameText } from './page/words.ts';
import { wallOf } from './page/walls.ts';
import { isSuccess, type Visit } from './visit.ts';

/** What a visit has found. */
export interface Finding {
  outcome: Outcome;
  /** How it was found, in a few words. */
  detail: string | number;
  /** The page's own title, where it lives. */
  title?: string;
  /** Where the page has moved to. */
  movedTo?: string;
}

/** Refusals that say nothing of whether the page is there. 999 is LinkedIn's own. */
const REFUSALS = new Set([401, 403, 407, 429, 451, 999]);

/** Hosts whose short addresses lead wherever somebody wanted, to a site's first page too. */
const SHORTENERS =
  /^(bit\.ly|t\.co|tinyurl\.com|goo\.gl|ow\.ly|is\.gd|buff\.ly|lnkd\.in|w\.wiki|youtu\.be)$/;

/** What is asked beyond the visit itself. */
interface Knowledge {
  /** The title that the record has. */
  recorded: string | undefined;
  /** Whether the page is what its host shows for any address. */
  isLikeMissing: () => Promise<boolean>;
}

/** Says what a visit has found. */
export async function assess(found: Visit, knowledge: Knowledge): Promise<Finding> {
  const { start, hops, reply, page, trouble } = found;
  if (trouble) return trouble;
  if (!reply) return { outcome: 'broken', detail: 'no answer' };
  const { status, address } = reply;
  const wall = wallOf(start, reply, page);
  const isKnownTitle =
    page !== undefined &&
    knowledge.recorded !== undefined &&
    isSameText(page.title, knowledge.recorded) &&
    page.title !== '';
  if (wall !== undefined && !(isKnownTitle && isSuccess(status))) {
    return { outcome: 'blocked', detail: wall };
  }
  if (REFUSALS.has(status)) return { outcome: 'blocked', detail: status };
  if (status === 404 || status === 410) return { outcome: 'gone', detail: status };
  if (!isSuccess(status)) return { outcome: 'broken', detail: status };

  const isSoft = await soft404(found, isKnownTitle, knowledge.isLikeMissing);
  if (isSoft !== undefined) return { outcome: 'soft-404', detail: isSoft };
  const title = page?.title ?? '';
  const titled = title === '' ? {} : { title };
  if (hasDrifted(knowledge.recorded, title)) {
    return { outcome: 'drifted', detail: `it is called now: ${title}` };
  }
  const movedTo = permanentTarget(found);
  if (movedTo !== undefined) return { outcome: 'moved', detail: movedTo, movedTo, ...titled };
  const detail = hops.length === 0 ? status : `${status} at ${withoutHash(address)}`;
  return { outcome: 'living', detail, ...titled };
}

/** Why an answer of success is none; undefined where it is one. */
async function soft404(
  { start, reply, page }: Visit,
  isKnownTitle: boolean,
  isLikeMissing: () => Promise<boolean>,
): Promise<string | undefined> {
  if (page && !isKnownTitle && isForSale(page)) return 'its domain is for sale';
  if (!reply || isRoot(start)) return undefined;
  if (isRoot(reply.address) && !SHORTENERS.test(start.hostname)) {
    return `leads to the first page of ${reply.address.host}`;
  }
  if (!page || isKnownTitle) return undefined;
  const saying = saysNotFound(page);
  if (saying !== undefined) return `${reply.status}, but it says: ${saying}`;
  if (isRoot(reply.address)) return undefined;
  return (await isLikeMissing())
    ? `${reply.status}, but any address there shows the same`
    : undefined;
}

/** Where the redirects lead that a link is to take over: those before the first that holds for now only. */
function permanentTarget({ start, hops }: Visit): string | undefined {
  const firstPassing = hops.findIndex(({ isPermanent }) => !isPermanent);
  const leading = firstPassing === -1 ? hops : hops.slice(0, firstPassing);
  const target = leading.at(-1)?.to;
  if (target === undefined) return undefined;
  const plain = withoutHash(withoutPassword(target));
  return plain === withoutHash(start) ? undefined : plain;
}

/** What a redirect says of who is reading is not for all readers. */
function withoutPassword(address: URL): URL {
  const plain = new URL(address);
  plain.username = '';
  plain.password = '';
  return plain;
}

function withoutHash(address: URL): string {
  const plain = new URL(address);
  plain.hash = '';
  return plain.href;
}
