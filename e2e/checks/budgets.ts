/**
 * Size limits of a page: bytes transferred with brotli, headers included, from the first request until
 * it has been scrolled to its end.
 */
export const budgets = {
  /**
   * The HTML with its styles: what a server sends before it waits for an acknowledgement, ten packets
   * of 1,460 bytes. https://www.rfc-editor.org/rfc/rfc6928
   */
  firstResponse: 14_600,
  /** Three faces, with the characters of most European languages. */
  fonts: 60_000,
  pictures: 130_000,
  scripts: 0,
  /** Styles are inline. */
  styles: 0,
  all: 150_000,
  /** Including the page itself. */
  requests: 20,
} as const;

/** The home page has tighter limits: its pictures and language are known. */
export const homeBudgets = {
  ...budgets,
  fonts: 30_000,
  /** What the first screen of a phone needs. */
  firstView: 60_000,
  all: 110_000,
} as const;
