import { getCollection } from 'astro:content';
import { normalAddress } from '../links/address.ts';
import { leadOf, type Lead } from '../links/lead.ts';

/** Where a link to an address of others leads; nothing where there is no record of it. */
export async function getLead(address: string): Promise<Lead | undefined> {
  const id = normalAddress(address);
  if (id === undefined) return undefined;
  const [record] = await getCollection('links', (entry) => entry.id === id);
  if (!record) return undefined;
  const lead = leadOf(address, record.data);
  const { hash } = new URL(address);
  // A copy, or the page's new place, is no less likely to have the part that is meant.
  return lead.href === undefined || lead.href === address || lead.href.includes('#')
    ? lead
    : { ...lead, href: lead.href + hash };
}
