/** What holds for the whole site. */
export const site = {
  /** The organisation's full name: header, document titles, footer. */
  name: 'Peer 2 Peer University',
  /** Language of the site's text, as a BCP 47 tag. */
  language: 'en',
  /** Id of the entry that is served at `/`; each other entry is served at `/<id>/`. */
  home: 'how-we-learn',
  /** Licence of the texts and pictures. */
  licence: {
    name: 'CC BY-SA 4.0',
    url: 'https://creativecommons.org/licenses/by-sa/4.0/',
  },
} as const;
