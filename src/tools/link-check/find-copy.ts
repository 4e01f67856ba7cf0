import type { LinkSnapshot } from '../../schemas/link-record.ts';
import type { Client } from '../request.ts';

/** https://archive.org/help/wayback_api.php */
interface Availability {
  archived_snapshots: { closest?: { url: string; status: string } };
}

/** Looks up the copy that an archive made closest to a day; the check goes on if it does not say. */
export async function findCopy(
  request: Client,
  archive: string,
  address: string,
  day: string,
): Promise<LinkSnapshot | undefined> {
  const query = new URLSearchParams({ url: address, timestamp: day.replaceAll('-', '') });
  try {
    const { body } = await request(`${archive}?${query}`);
    const { closest } = (JSON.parse(body.toString()) as Availability).archived_snapshots;
    const [, copy = '', time = '', original = ''] =
      /^https?:(.*\/web\/(\d{8})\d{6}\/(.+))$/.exec(closest?.url ?? '') ?? [];
    // A copy of an error, or of another page, is none.
    if (closest?.status !== '200' || toPlain(original) !== toPlain(address)) return undefined;
    const date = time.replace(/(....)(..)(..)/, '$1-$2-$3');
    return { address: `https:${copy}`, date };
  } catch {
    return undefined;
  }
}

/** An address without what makes no difference to the archive. */
function toPlain(address: string): string {
  return address.replace(/^https?:\/\/(www\.)?|:(80|443)(?=\/)|\/$/g, '').toLowerCase();
}
