import { HtmlValidate, StaticConfigLoader, type ConfigData } from 'html-validate';
import type { PageCheck } from './check.ts';

/**
 * The presets of html-validate, with reasons for exceptions: https://html-validate.org/rules/presets.html
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
    // Matters of style that the standard leaves open, as Astro writes them.
    // https://html.spec.whatwg.org/multipage/syntax.html#the-doctype
    'doctype-style': ['error', { style: 'uppercase' }],
    // https://html.spec.whatwg.org/multipage/syntax.html#attributes-2
    'attribute-empty-style': ['error', { style: 'omit' }],
    // Astro leaves some white space between elements.
    // https://html.spec.whatwg.org/multipage/dom.html#inter-element-whitespace
    'no-trailing-whitespace': 'off',
    // `<br />` and `<br>` are the same.
    'void-style': 'off',
    // Editors write phone numbers as readers know them.
    'tel-non-breaking': 'off',
    // The schema limits titles (src/schemas/page.ts); with the site's name, they are longer.
    'long-title': 'off',
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

/** Checks the HTML as written, before a browser repairs it. */
export const html = {
  name: 'html',
  description: 'The HTML is valid.',
  kinds: ['page', 'missing', 'redirect'],
  isBaseIndependent: false,
  async run({ page: { html, file }, report }) {
    const { results } = await validator.validateString(html, file);
    for (const { line, column, ruleId, message } of results.flatMap(({ messages }) => messages)) {
      report(`${file}:${line}:${column} ${message} (${ruleId})`);
    }
  },
} as const satisfies PageCheck;
