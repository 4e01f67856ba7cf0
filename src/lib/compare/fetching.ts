import pLimit from 'p-limit';
import { site } from '../../site.ts';
import { describeFailure, TOO_LONG, UnreadError } from './unread-error.ts';

/** How long a host may take for one answer, in milliseconds. */
export const TIME_LIMIT = 20_000;

/** How long an answer may be, in bytes, once it is unpacked. */
export const MAX_BYTES = 5 * 1024 * 1024;

/** How many addresses are asked for at a time. */
const MAX_CONNECTIONS = 4;

/** After so many addresses in a row without an answer, a host is asked for no more. */
const MAX_SILENT = 10;

/** Names the project, for those who read a host's log. https://www.rfc-editor.org/rfc/rfc9110#field.user-agent */
const USER_AGENT = `how-we-learn-compare (+${site.source.url})`;

/** What a host answered. */
export interface Answer {
  /** Where the answer came from, after all redirects. */
  address: URL;
  /** Its media type, as the host wrote it. */
  type: string;
  /** Empty where its type was not wanted. */
  body: Buffer;
}

/** Asks for an address; its body is read where its media type is wanted. */
export type Reader = (address: string, wants?: (type: string) => boolean) => Promise<Answer>;

/**
 * A reader for one comparison. It asks twice where a network or a server failed; not after a
 * time-out, which would only double the wait.
 *
 * @param timeLimit for a whole answer, in milliseconds
 * @returns a function that throws an {@link UnreadError}, also where the status is not one of success
 */
export function reader(timeLimit: number): Reader {
  const limit = pLimit(MAX_CONNECTIONS);
  let silent = 0;
  return (address, wants = () => true) =>
    limit(async () => {
      if (silent >= MAX_SILENT) throw new UnreadError(address, 'its host had stopped answering');
      try {
        const answer = await ask(address, wants, timeLimit).catch((error: unknown) => {
          if (error instanceof UnreadError && error.mayPass) return ask(address, wants, timeLimit);
          throw error;
        });
        silent = 0;
        return answer;
      } catch (error) {
        const hasAnswered = error instanceof UnreadError && error.status !== undefined;
        silent = hasAnswered ? 0 : silent + 1;
        throw error;
      }
    });
}

async function ask(
  address: string,
  wants: (type: string) => boolean,
  timeLimit: number,
): Promise<Answer> {
  try {
    const response = await fetch(address, {
      headers: { 'User-Agent': USER_AGENT },
      signal: AbortSignal.timeout(timeLimit),
    });
    const { ok, status, url, headers } = response;
    const type = headers.get('Content-Type') ?? '';
    if (ok && wants(type)) {
      return { address: new URL(url), type, body: await readBody(response, address) };
    }
    await response.body?.cancel();
    if (ok) return { address: new URL(url), type, body: Buffer.alloc(0) };
    throw new UnreadError(address, `it answers with status ${status}`, status, status >= 500);
  } catch (error) {
    if (error instanceof UnreadError) throw error;
    const { name } = error as Error;
    if (name === 'TimeoutError') {
      throw new UnreadError(address, `no whole answer came within ${timeLimit / 1000} seconds`);
    }
    throw new UnreadError(address, describeFailure(error as Error), undefined, true);
  }
}

async function readBody(response: Response, address: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > MAX_BYTES) throw new UnreadError(address, TOO_LONG, response.status);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
