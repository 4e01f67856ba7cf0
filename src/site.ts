/** What holds for the whole site. */
export const site = {
  /** The organisation's full name: header, document titles, footer. */
  name: 'Peer 2 Peer University',
  /** The organisation's short name, where there is no room for the whole. */
  shortName: 'P2PU',
  /** Year in which the organisation was founded. */
  founded: 2009,
  /** The organisation's address, and the site's by default. */
  url: 'https://www.p2pu.org',
  /** Language of the originals, whose files have no code in their names: one of src/languages.ts. */
  language: 'en',
  /** Id of the entry that is served at `/`; each other entry is served at `/<id>/`. */
  home: 'how-we-learn',
  /** Background of each colour scheme, for the browser's toolbars; as in the style sheet. */
  themeColour: { light: '#fcfbf6', dark: '#0c2226' },
  /** Sites that we link to learn our host, but not the page: https://www.w3.org/TR/referrer-policy/ */
  referrerPolicy: 'strict-origin-when-cross-origin',
  /** Where the site's source is kept. */
  source: {
    url: 'https://github.com/p2pu/how-we-learn',
    /** The branch from which it is published. */
    branch: 'main',
  },
  /**
   * Addresses that were published and are gone on purpose, each as `/about/`: a page that may not be
   * shown any more, or one that nobody ever saw. All others are kept for good.
   */
  retired: [] as readonly string[],
  /** Licence of the texts and pictures. */
  licence: {
    name: 'CC BY-SA 4.0',
    url: 'https://creativecommons.org/licenses/by-sa/4.0/',
  },
} as const;
