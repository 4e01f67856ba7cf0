import { z } from 'astro/zod';
import type { LinkSnapshot } from '../../schemas/link.ts';
import type { Archive } from '../config.ts';
import type { Session } from '../http/session.ts';
import { askForJson } from './ask-archive.ts';
import { Nonsense, toCopy } from './copy.ts';

const FIELDS = ['timestamp', 'original', 'statuscode'];

/** A list of rows, the first of which names the fields. */
const answerSchema = z.array(z.array(z.string()));

/** The copy in an archive's list that is closest to a day, if there is one. */
export async function askCdx(
  session: Session,
  archive: Archive,
  address: string,
  day: string,
): Promise<LinkSnapshot | undefined> {
  const question = new URL(archive.cdx);
  question.search = new URLSearchParams({
    url: address,
    output: 'json',
    fl: FIELDS.join(','),
    filter: 'statuscode:200',
    sort: 'closest',
    closest: `${day.replaceAll('-', '')}120000`,
    limit: '5',
  }).toString();
  const { data } = answerSchema.safeParse(await askForJson(session, question));
  if (!data) throw new Nonsense('its list is none that it should give');
  const [head = [], ...rows] = data;
  const [time, original, status] = FIELDS.map((name) => head.indexOf(name));
  const row = rows.find((cells) => cells[status ?? -1] === '200');
  if (!row) return undefined;
  return toCopy(archive.copies, row[time ?? -1] ?? '', row[original ?? -1] ?? '', address);
}
