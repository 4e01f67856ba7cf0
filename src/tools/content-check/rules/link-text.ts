import type { Rule } from '../rule.ts';

/** Texts that say nothing of where a link leads, in the languages of P2PU's community. */
const EMPTY_WORDS = new Set(
  'here|click here|click|link|this|this link|this page|more|read more|learn more|see more|go|aquí|haz clic aquí|más|leer más|hier|hier klicken|mehr|mehr lesen|weiterlesen|ici|cliquez ici|plus|lire la suite|aqui|clique aqui|mais|leia mais|tutaj|kliknij tutaj|więcej|aici|click aici|mai mult|tästä|klikkaa tästä|lisää|lue lisää'.split(
    '|',
  ),
);

/** Many readers hear a page's links one after another, without the text around them. */
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
          message: `The address "${text}" is read out letter by letter. Write what is there: [the name of the page](${address})`,
        };
      } else if (EMPTY_WORDS.has(words)) {
        yield {
          at,
          message: `"${text}" does not say where the link leads. Write what is there: [the name of the page](${address})`,
        };
      }
    }
  },
};
