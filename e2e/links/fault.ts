import type { LinkRecord, Outcome } from '../../src/schemas/link.ts';
import type { Answer, Handler } from './server.ts';

/** One way in which a host misbehaves, or only seems to. */
export interface Fault {
  name: string;
  /** What the host does: at the address itself, or by path. */
  serve: Handler | Record<string, Handler>;
  /** The address's path. */
  path?: string;
  /** What the record says before. */
  record?: Partial<LinkRecord>;
  /** What the check must find. */
  outcome: Outcome;
  /** What its few words must say. */
  detail?: RegExp;
  /** Where it must say that the page has moved to: the path. */
  movedTo?: string;
  /** The title that it must take down. */
  title?: string;
}

/** A page as there are many. */
export function page(title: string, body = `<h1>${title}</h1><p>A text.`): string {
  return `<!doctype html><html><head><title>${title}</title></head><body>${body}</body></html>`;
}

/** A host that answers with a page. */
export const good = (answer: Answer): void => {
  answer.page(page('A good page'));
};
