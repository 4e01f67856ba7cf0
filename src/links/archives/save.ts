import type { LinkSnapshot } from '../../schemas/link.ts';
import type { Archive } from '../config.ts';
import { locationOf } from '../http/redirects.ts';
import type { Session } from '../http/session.ts';
import { askArchive } from './ask-archive.ts';
import { Nonsense, splitCopy, toCopy } from './copy.ts';

/**
 * Asks an archive to make a copy of a page now.
 *
 * @returns the copy; undefined where the archive takes its time and names none yet
 */
export async function askToSave(
  session: Session,
  archive: Archive,
  address: string,
): Promise<LinkSnapshot | undefined> {
  const reply = await askArchive(session, new URL(archive.save + address), {
    time: session.config.limits.save,
  });
  const { status, headers } = reply;
  if (status >= 400) throw new Nonsense(`it makes no copy: status ${status}`);
  const named = headers['content-location'] ?? locationOf(reply)?.href;
  if (named === undefined || !URL.canParse(named, archive.copies)) return undefined;
  const parts = splitCopy(archive.copies, new URL(named, archive.copies).href);
  return parts && toCopy(archive.copies, parts.timestamp, parts.original, address);
}
