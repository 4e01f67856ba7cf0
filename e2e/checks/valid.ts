import { HtmlValidate, StaticConfigLoader, type ConfigData } from 'html-validate';
import { parse, type ParserError } from 'parse5';
import type { PageCheck } from './check.ts';

/**
 * All presets of html-validate, nesting rules on. What differs from them has its reason, and a link.
 * https://html-validate.org/rules/presets.html
 */
const CONFIG: ConfigData = {
  root: true,
  extends: [
    'html-validate:recommended',
    'html-validate:standard',
    'html-validate:a11y',
    'html-validate:document',
  ],
  rules: {
    // Matters of style, on which the standard has no opinion; Astro writes them so.
    // https://html.spec.whatwg.org/multipage/syntax.html#the-doctype
    'doctype-style': ['error', { style: 'uppercase' }],
    // https://html.spec.whatwg.org/multipage/syntax.html#attributes-2
    'attribute-empty-style': ['error', { style: 'omit' }],
    // White space between elements, of which Astro leaves some here and there.
    // https://html.spec.whatwg.org/multipage/dom.html#inter-element-whitespace
    'no-trailing-whitespace': 'off',
    // Not in the presets.
    'no-inline-style': 'error',
    'no-missing-references': 'error',
    'heading-level': 'error',
    'meta-refresh': 'error',
    'unique-landmark': 'error',
    'no-redundant-role': 'error',
    'no-abstract-role': 'error',
    'no-utf8-bom': 'error',
    'require-sri': ['error', { target: 'crossorigin' }],
  },
};

const validator = new HtmlValidate(new StaticConfigLoader(CONFIG));

/** The HTML is what the standard says, as it stands in the file: no browser has repaired it. */
export const valid = {
  name: 'valid',
  description: 'The HTML is valid, and no browser has to repair it.',
  kinds: ['page', 'missing', 'redirect'],
  anywhere: false,
  async run({ page: { html, file }, report }) {
    const { results } = await validator.validateString(html, file);
    for (const { line, column, ruleId, message } of results.flatMap(({ messages }) => messages)) {
      report(`${file}:${line}:${column} ${message} (${ruleId})`);
    }
    for (const error of parseErrors(html)) report(`${file}:${error}`);
    return `${html.length} characters`;
  },
} as const satisfies PageCheck;

/**
 * What a browser would repair in silence.
 * https://html.spec.whatwg.org/multipage/parsing.html#parse-errors
 */
function parseErrors(html: string): string[] {
  const errors: ParserError[] = [];
  parse(html, { sourceCodeLocationInfo: true, onParseError: (error) => errors.push(error) });
  return errors.map(
    ({ startLine, startCol, code }) => `${startLine}:${startCol} Parse error: ${code}`,
  );
}
