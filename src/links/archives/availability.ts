import { z } from 'astro/zod';
import type { LinkSnapshot } from '../../schemas/link.ts';
import type { Archive } from '../config.ts';
import type { Session } from '../http/session.ts';
import { askForJson } from './ask-archive.ts';
import { Nonsense, splitCopy, toCopy } from './copy.ts';

/** https://archive.org/help/wayback_api.php */
const answerSchema = z.object({
  archived_snapshots: z.object({
    closest: z
      .object({
        url: z.string(),
        status: z.coerce.string().optional(),
        available: z.boolean().optional(),
      })
      .optional(),
  }),
});

/** The copy that is closest to a day, if an archive says that it has one. */
export async function askAvailability(
  session: Session,
  archive: Archive,
  address: string,
  day: string,
): Promise<LinkSnapshot | undefined> {
  const question = new URL(archive.availability);
  question.searchParams.set('url', address);
  question.searchParams.set('timestamp', day.replaceAll('-', ''));
  const { data } = answerSchema.safeParse(await askForJson(session, question));
  if (!data) throw new Nonsense('its answer is none that it should give');
  const { closest } = data.archived_snapshots;
  // A copy of a redirect or of an error is none.
  if (!closest || closest.available === false || closest.status !== '200') return undefined;
  const parts = splitCopy(archive.copies, closest.url);
  if (!parts) throw new Nonsense('it names a copy that is none of its own');
  return toCopy(archive.copies, parts.timestamp, parts.original, address);
}
