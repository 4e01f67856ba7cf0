/** What holds for the whole site. */
export const site = {
  /** The organisation's full name: header, document titles, footer. */
  name: 'Peer 2 Peer University',
  /** The organisation's short name, where there is no room for the whole. */
  shortName: 'P2PU',
  /** Year since which the organisation has been at work. */
  founded: 2009,
  /** The organisation's own address; the site stands there too, where nothing else is said. */
  url: 'https://www.p2pu.org',
  /** Language of the site's text, as a BCP 47 tag. */
  language: 'en',
  /** Language and country of the same, as social networks write it: https://ogp.me/#optional */
  locale: 'en_US',
  /** Id of the entry that is served at `/`; each other entry is served at `/<id>/`. */
  home: 'how-we-learn',
  /** The ground of each colour scheme, for the browser's own bars; the style sheet has the same. */
  themeColour: { light: '#fcfbf6', dark: '#0c2226' },
  /** Sites that we lead to may know who did, but not from which page: https://www.w3.org/TR/referrer-policy/ */
  referrerPolicy: 'strict-origin-when-cross-origin',
  /** Where the site's source is kept. */
  source: {
    /** For readers who want to see it. */
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
