import type { LinkSnapshot } from '../../schemas/link.ts';
import { isSamePage, isWeb } from '../address.ts';
import type { TimeGate } from '../config.ts';
import type { Reply } from '../http/ask.ts';
import { isRedirect, locationOf } from '../http/redirects.ts';
import type { Session } from '../http/session.ts';
import { isSuccess } from '../visit.ts';
import { askArchive } from './ask-archive.ts';
import { dateOf, Nonsense } from './copy.ts';

/** A gate may lead to another, and that to the copy. */
const MAX_HOPS = 4;

/** The copy to which a gate leads for a day, if it leads to one. https://www.rfc-editor.org/rfc/rfc7089#section-4 */
export async function askTimeGate(
  session: Session,
  gate: TimeGate,
  address: string,
  day: string,
): Promise<LinkSnapshot | undefined> {
  let next = new URL(gate.address + address);
  for (let hop = 0; hop <= MAX_HOPS; hop += 1) {
    const reply = await askArchive(session, next, {
      method: 'HEAD',
      headers: { 'Accept-Datetime': new Date(`${day}T12:00:00Z`).toUTCString() },
    });
    const { status } = reply;
    const made = reply.headers['memento-datetime'];
    if (isSuccess(status) && made !== undefined) return toMemento(reply, String(made), address);
    if (status === 404) return undefined;
    const target = isRedirect(status) ? locationOf(reply) : undefined;
    if (target === undefined || !isWeb(target)) {
      throw new Nonsense(`it answers with status ${status}, and with no copy`);
    }
    next = target;
  }
  throw new Nonsense('it leads on and on');
}

function toMemento(reply: Reply, made: string, address: string): LinkSnapshot {
  const original = originalOf(String(reply.headers.link ?? ''));
  const isSame =
    original === undefined
      ? namesHost(reply.address.href, new URL(address).host)
      : isSamePage(original, address);
  if (!isSame) throw new Nonsense('it leads to a copy of another address');
  const moment = new Date(made);
  if (Number.isNaN(moment.valueOf())) throw new Nonsense('it leads to a copy of no time');
  return { address: reply.address.href, date: dateOf(moment) };
}

function namesHost(text: string, host: string): boolean {
  return text.includes(host) || text.includes(encodeURIComponent(host));
}

/** The address of which a copy is one. https://www.rfc-editor.org/rfc/rfc8288#section-3 */
function originalOf(link: string): string | undefined {
  for (const [, target, parameters = ''] of link.matchAll(/<([^<>]*)>([^<]*)/g)) {
    const [, quoted, plain] = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(parameters) ?? [];
    if ((quoted ?? plain ?? '').toLowerCase().split(/\s+/).includes('original')) return target;
  }
  return undefined;
}
