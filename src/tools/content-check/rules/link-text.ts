import type { Rule } from '../types.ts';

/** Texts that do not say where a link leads, in the languages of P2PU's community. */
const EMPTY_WORDS = new Set(
  'here|click here|click|link|this|this link|this page|more|read more|learn more|see more|go|aquí|haz clic aquí|más|leer más|hier|hier klicken|mehr|mehr lesen|weiterlesen|ici|cliquez ici|plus|lire la suite|aqui|clique aqui|mais|leia mais|tutaj|kliknij tutaj|więcej|aici|click aici|mai mult|tästä|klikkaa tästä|lisää|lue lisää'.split(
    '|',
  ),
);

/** Screen readers can list a page's links without the text around them. */
export const linkText: Rule = {
  name: 'link-text',
  canBeIgnored: true,
  *checkEntry({ links }) {
    for (const { text, isBare, address, at } of links) {
      if (text === undefined || text.length > 500) continue;
      const words = text.toLowerCase().replace(/[\s.,:;!?…»›→>]+$/u, '');
      if (isBare || /^(https?:\/\/|www\.)\S+$/i.test(text)) {
        yield {
          at,
          message: `Screen readers spell out the address "${text}". Name the page instead: [the name of the page](${address})`,
        };
      } else if (EMPTY_WORDS.has(words)) {
        yield {
          at,
          message: `"${text}" does not say where the link leads. Name the page instead: [the name of the page](${address})`,
        };
      }
    }
  },
};
