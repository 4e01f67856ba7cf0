import type { Rule } from '../rule.ts';

/** Pairs of marks that a word processor writes for straight ones. */
const PAIRS = /^[“”„‟«].*[“”‟»]$|^[‘’‚].*[‘’]$/s;

/** YAML knows straight quotation marks only; curly ones are shown to readers. */
export const frontMatterQuotes: Rule = {
  name: 'front-matter-quotes',
  canBeIgnored: true,
  *checkEntry({ frontMatter }) {
    for (const [key, value] of Object.entries(frontMatter?.data ?? {})) {
      if (typeof value !== 'string' || !PAIRS.test(value.trim())) continue;
      yield {
        at: frontMatter?.offsetOf([key]),
        message: `The quotation marks round the value of "${key}" are curly, and would be shown. Take them away, or write straight ones: ${key}: "…"`,
      };
    }
  },
};
