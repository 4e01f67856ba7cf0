import type { Reply } from '../http/ask.ts';
import { askPatiently } from '../http/ask-patiently.ts';
import type { Session } from '../http/session.ts';
import { Nonsense } from './copy.ts';

/** No answer of an archive's about one address is longer, in bytes. */
const MAX_ANSWER = 256 * 1024;

/** Asks an archive. It is asked once more where it fails, and not thrice: others need it too. */
export async function askArchive(
  session: Session,
  address: URL,
  options: { method?: 'GET' | 'HEAD'; headers?: Record<string, string>; time?: number } = {},
): Promise<Reply> {
  const { limits } = session.config;
  const { method = 'GET', headers = {}, time = limits.request } = options;
  return askPatiently(session, address, {
    method,
    headers,
    time,
    deadline: Date.now() + Math.max(limits.address, time),
    retries: 1,
    wants: ({ status }) => (status === 200 ? MAX_ANSWER : 0),
  });
}

/**
 * Asks an archive for JSON.
 *
 * @throws {Nonsense} where it answers something else
 */
export async function askForJson(session: Session, address: URL): Promise<unknown> {
  const { status, body } = await askArchive(session, address);
  if (status !== 200) throw new Nonsense(`it answers with status ${status}`);
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    throw new Nonsense('it answers with something that is no JSON');
  }
}
