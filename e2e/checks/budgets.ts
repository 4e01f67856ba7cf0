/**
 * Size limits of a page: bytes transferred with brotli, headers included, from the first request until
 * it has been scrolled to its end.
 */
export const budgets = {
  /**
   * The HTML with its styles, down to the end of the first screen: what a server sends before it waits
   * for an acknowledgement, ten packets of 1,460 bytes. https://www.rfc-editor.org/rfc/rfc6928
   */
  firstResponse: 14_600,
  /** Upright, bold and italic, with the characters of most European languages. */
  fonts: 100_000,
  /** Each picture: a photograph as wide as a dense phone has some 40,000. */
  picture: 90_000,
  scripts: 0,
  /** Styles are inline. */
  styles: 0,
  /** Besides pictures: the page itself, fonts, icons. */
  requests: 12,
} as const;

/** The home page has tighter limits: its pictures and language are known. */
export const homeBudgets = {
  ...budgets,
  fonts: 30_000,
  /** What the first screen of a phone needs. */
  firstView: 60_000,
  all: 110_000,
} as const;
