/**
 * What a page may weigh: bytes on the wire with brotli, headers included, from the first request
 * until it has been read to its end.
 */
export const budgets = {
  /**
   * The page itself, text and style: what a server sends before it has to wait for the reader's
   * answer, ten packets of 1,460 bytes. https://www.rfc-editor.org/rfc/rfc6928
   */
  firstResponse: 14_600,
  /** Fonts: three faces, with the characters that most languages of Europe need. */
  fonts: 60_000,
  /** Pictures: as many as a text has; more than a dozen makes a page heavy however small each is. */
  pictures: 130_000,
  /** None: the site runs no script. */
  scripts: 0,
  /** None: the styles are in the page. */
  styles: 0,
  /** All of it. */
  all: 150_000,
  /** Requests, the page's own among them. */
  requests: 20,
} as const;

/** What is tighter on the home page, whose pictures and language are known. */
export const homeBudgets = {
  ...budgets,
  fonts: 30_000,
  /** Until it is shown on a phone. */
  firstView: 60_000,
  all: 110_000,
} as const;
