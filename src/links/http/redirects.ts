import type { IncomingHttpHeaders } from 'node:http';
import type { Reply } from './ask.ts';

/** Whether a browser goes on where such an answer names another address. */
export function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

/** Whether what leads on is to be taken over into links: https://www.rfc-editor.org/rfc/rfc9110#status.301 */
export function isPermanent(status: number): boolean {
  return status === 301 || status === 308;
}

/** Where an answer leads; undefined where it names no address. */
export function locationOf({
  address,
  headers,
}: Pick<Reply, 'address' | 'headers'>): URL | undefined {
  const location = headers.location;
  if (location === undefined) return undefined;
  const target = fromBytes(location).trim();
  return URL.canParse(target, address) ? new URL(target, address) : undefined;
}

/** Headers are read byte by byte; many hosts write UTF-8, which is none of the standard's business. */
function fromBytes(text: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'latin1'));
  } catch {
    return text;
  }
}

/** What a chain of redirects has been told to remember: many a wall lets nobody through without. */
export class Cookies {
  #cookies = new Map<string, Map<string, string>>();

  /** Takes down what a host asks to remember. */
  keep({ hostname }: URL, headers: IncomingHttpHeaders): void {
    for (const line of headers['set-cookie'] ?? []) {
      const [, name, value] = /^\s*([^=;\s]+)=([^;]*)/.exec(line) ?? [];
      if (name === undefined || value === undefined) continue;
      const ofHost = this.#cookies.get(hostname) ?? new Map<string, string>();
      // Enough for any wall, and no more than a request can carry.
      if (ofHost.size < 20 && value.length < 1000) ofHost.set(name, value.trim());
      this.#cookies.set(hostname, ofHost);
    }
  }

  /** What a request to an address says of it. */
  headersFor({ hostname }: URL): Record<string, string> {
    const cookies = [...(this.#cookies.get(hostname) ?? [])];
    if (cookies.length === 0) return {};
    return { Cookie: cookies.map(([name, value]) => `${name}=${value}`).join('; ') };
  }
}
