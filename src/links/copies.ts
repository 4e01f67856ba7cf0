import type { LinkRecord, LinkSnapshot } from '../schemas/link.ts';
import { daysBetween } from './days.ts';

/** The copy of a page that was made closest to the day on which the site linked it. */
export function bestCopy({ snapshots = [], linked }: LinkRecord): LinkSnapshot | undefined {
  const distance = ({ date }: LinkSnapshot) => Math.abs(daysBetween(date, linked ?? date));
  return snapshots.toSorted((one, other) => distance(one) - distance(other))[0];
}
