import { randomUUID } from 'node:crypto';
import { AskError } from './http/ask-error.ts';
import { Unasked } from './http/hosts.ts';
import type { Session } from './http/session.ts';
import type { Page } from './page/page.ts';
import { isSameText, overlap } from './page/words.ts';
import { isSuccess, visit, type Visit } from './visit.ts';

/** Pages are as long as each other where they differ by no more than this part, and so many bytes. */
const LENGTH_PART = 0.1;
const LENGTH_BYTES = 200;

/** So much of their text is the same. */
const LEAST_SHARED = 0.7;

/** What is kept of an answer for the whole run. */
interface Missing {
  length: number;
  page: Page;
}

/** What a host answers where there is surely no page: asked once in a run for each folder. */
export class Siblings {
  #session: Session;
  #known = new Map<string, Promise<Missing | undefined>>();

  constructor(session: Session) {
    this.#session = session;
  }

  /** Whether a page is what its host shows for an address in the same folder that nobody ever made. */
  async isAlike({ reply, page }: Visit, deadline: number): Promise<boolean> {
    if (reply === undefined || page === undefined || page.text === '') return false;
    const sibling = await this.#of(reply.address, deadline);
    if (!sibling) return false;
    const [one, other] = [reply.body.length, sibling.length];
    const isAsLong = Math.abs(one - other) <= Math.max(one, other) * LENGTH_PART + LENGTH_BYTES;
    return (
      isAsLong &&
      isSameText(page.title, sibling.page.title) &&
      overlap(page.text, sibling.page.text) >= LEAST_SHARED
    );
  }

  #of(address: URL, deadline: number): Promise<Missing | undefined> {
    const folder = new URL('.', address);
    folder.search = '';
    const known = this.#known.get(folder.href);
    if (known) return known;
    const asked = this.#ask(new URL(`p2pu-links-${randomUUID()}`, folder), deadline);
    this.#known.set(folder.href, asked);
    return asked;
  }

  async #ask(address: URL, deadline: number): Promise<Missing | undefined> {
    try {
      const { reply, page } = await visit(this.#session, address, {
        deadline,
        asksRobots: true,
        triesHead: false,
      });
      return reply && page && isSuccess(reply.status)
        ? { length: reply.body.length, page }
        : undefined;
    } catch (error) {
      // Without an answer there is nothing to compare with.
      if (error instanceof AskError || error instanceof Unasked) return undefined;
      throw error;
    }
  }
}
