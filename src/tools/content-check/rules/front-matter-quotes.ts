import type { Rule } from '../types.ts';

/** The curly quotation marks that word processors write. */
const PAIRS = /^[“”„‟«].*[“”‟»]$|^[‘’‚].*[‘’]$/s;

/** YAML knows only straight quotation marks; curly ones are shown to readers. */
export const frontMatterQuotes: Rule = {
  name: 'front-matter-quotes',
  canBeIgnored: true,
  *checkEntry({ frontMatter }) {
    for (const [key, value] of Object.entries(frontMatter?.data ?? {})) {
      if (typeof value !== 'string' || !PAIRS.test(value.trim())) continue;
      yield {
        at: frontMatter?.offsetOf([key]),
        message: `The curly quotation marks around the value of "${key}" would be shown to readers. Remove them, or use straight ones: ${key}: "…"`,
      };
    }
  },
};
