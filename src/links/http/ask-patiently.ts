import { setTimeout as sleep } from 'node:timers/promises';
import { ask, type Question, type Reply } from './ask.ts';
import { AskError } from './ask-error.ts';
import { retryAfter } from './retry-after.ts';
import type { Session } from './session.ts';

/** What is asked of a host that may have to be asked again. */
export interface PatientQuestion extends Pick<Question, 'method' | 'wants'> {
  headers?: Record<string, string>;
  /** Until when there must be an answer, in milliseconds since 1970. */
  deadline: number;
  /** How often it may be repeated; without it, as the limits say. */
  retries?: number;
  /** How long one request may take, in milliseconds; without it, as the limits say. */
  time?: number;
}

/** A server's own trouble, which may pass. */
const PASSING = new Set([500, 502, 503, 504, 520, 521, 522, 523, 524]);

/**
 * Asks a host when its turn has come, and once more after a wait where it failed for now. A wait that
 * the host itself asks for holds for all that is asked of it.
 *
 * @throws {AskError} where no whole answer came
 * @throws {Unasked} where the host asks for more time than there is
 */
export async function askPatiently(
  session: Session,
  address: URL,
  question: PatientQuestion,
): Promise<Reply> {
  const { config, agents, hosts, network, signal } = session;
  const { limits, userAgent } = config;
  const { method, headers, wants, deadline, retries = limits.retries } = question;
  const host = hosts.of(address);
  for (let attempt = 0; ; attempt += 1) {
    const isLast = attempt >= retries;
    let wait = limits.backOff * 2 ** attempt * (0.5 + Math.random());
    try {
      const reply = await host.take(deadline, async () => {
        const left = deadline - Date.now();
        if (left <= 0) throw new AskError('time-out', 'no whole answer came in time');
        return ask(address, {
          method,
          wants,
          limits,
          agents,
          signal,
          time: Math.min(question.time ?? limits.request, left),
          headers: { 'User-Agent': userAgent, ...headers },
        });
      });
      network.note(address);
      host.note(false);
      const { status } = reply;
      if (status !== 429 && !PASSING.has(status)) return reply;
      const asked = retryAfter(reply.headers['retry-after'], Date.now());
      if (asked !== undefined && asked > limits.retryAfter) {
        // Too many requests, and to it alone: what more we ask would be too many as well.
        if (status === 429)
          host.close(`its host asks to wait ${Math.ceil(asked / 60_000)} minutes`);
        return reply;
      }
      wait = Math.max(wait, asked ?? 0);
      // A server's trouble may be with one page; that there are too many requests is said of all.
      if (asked !== undefined || status === 429) host.pause(wait);
      if (isLast || Date.now() + wait > deadline) return reply;
    } catch (error) {
      if (!(error instanceof AskError)) throw error;
      host.note(error.isUnheard && ['refused', 'time-out', 'no-way'].includes(error.failure));
      // Not a time-out, which would only double the wait; HEAD and GET are two tries as it is.
      const mayPass = error.failure === 'broken-off';
      if (isLast || !mayPass || Date.now() + wait > deadline) throw error;
    }
    await sleep(wait, undefined, { signal }).catch(() => {
      throw new AskError('stopped', 'the run was ended');
    });
  }
}
