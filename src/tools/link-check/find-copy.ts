import type { LinkSnapshot } from '../../schemas/link-record.ts';
import type { Client } from '../request.ts';

/** https://archive.org/help/wayback_api.php */
interface Availability {
  archived_snapshots: { closest?: { url: string; status: string } };
}

/**
 * Looks up the copy of a page that was made closest to a day.
 *
 * @param archive the availability interface of an archive
 * @returns nothing if there is no copy, or the archive does not say
 */
export async function findCopy(
  request: Client,
  archive: string,
  { address, day }: { address: string; day: string },
): Promise<LinkSnapshot | undefined> {
  const query = new URLSearchParams({ url: address, timestamp: day.replaceAll('-', '') });
  try {
    const { body } = await request(`${archive}?${query}`);
    const { closest } = (JSON.parse(body.toString()) as Availability).archived_snapshots;
    const [url, year, month, date, original] =
      /^http.*\/web\/(\d{4})(\d\d)(\d\d)\d{6}\/(.+)$/.exec(closest?.url ?? '') ?? [];
    // A copy of an error, or of another page, is none.
    if (!url || closest?.status !== '200' || toPlain(original) !== toPlain(address))
      return undefined;
    return { address: url.replace(/^http:/, 'https:'), date: `${year}-${month}-${date}` };
  } catch {
    // The archive is a help; the check goes on without it.
    return undefined;
  }
}

/** An address without what makes no difference to the archive. */
function toPlain(address = ''): string {
  return address.replace(/^https?:\/\/(www\.)?|:(80|443)(?=\/)|\/$/g, '').toLowerCase();
}
