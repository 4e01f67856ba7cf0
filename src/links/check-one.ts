import type { LinkRecord } from '../schemas/link.ts';
import { assess, type Finding } from './assess.ts';
import { AskError } from './http/ask-error.ts';
import type { Session } from './http/session.ts';
import type { Siblings } from './sibling.ts';
import { visit } from './visit.ts';

/** The network went away while the check ran, so that nothing more can be found. */
export class NetworkLost extends Error {
  override name = 'NetworkLost';
}

/**
 * Checks one address.
 *
 * @param asked the address to which the link leads a reader
 * @throws {NetworkLost} where no host can be reached any more
 * @throws {Unasked} where the host asks for more time than there is
 * @throws {AskError} of the kind `stopped` where the run was ended
 */
export async function checkOne(
  session: Session,
  siblings: Siblings,
  asked: URL,
  record: LinkRecord,
): Promise<Finding> {
  const deadline = Date.now() + session.config.limits.address;
  const isCopy = record.state === 'archived';
  try {
    const found = await visit(session, asked, { deadline, asksRobots: !isCopy, triesHead: true });
    return await assess(found, {
      recorded: record.title,
      isLikeMissing: async () => !isCopy && (await siblings.isAlike(found, deadline)),
    });
  } catch (error) {
    if (!(error instanceof AskError) || error.failure === 'stopped') throw error;
    const { failure, message } = error;
    // What cannot be reached says nothing where nothing can be reached.
    const mayBeOurs = ['no-host', 'no-way', 'time-out'].includes(failure);
    if (mayBeOurs && !(await session.network.isStillThere())) throw new NetworkLost();
    return { outcome: failure === 'no-host' ? 'gone' : 'broken', detail: message };
  }
}
