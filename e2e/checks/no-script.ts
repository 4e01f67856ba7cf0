import { findUnreadableText } from '../support/layout.ts';
import { parseElements } from '../support/html.ts';
import { scrollToEnd } from '../support/pages.ts';
import type { PageCheck } from './check.ts';

/** What may fail to load. */
const MISSING = ['font', 'image'];

export const noScript = {
  name: 'no-script',
  description: 'Nothing depends on JavaScript; without fonts and pictures all text can be read.',
  kinds: ['page', 'missing'],
  isBaseIndependent: true,
  async run({ withTab, page, report }) {
    if (parseElements(page.html).some(({ tagName }) => tagName === 'noscript')) {
      report('<noscript> shows other things to readers without JavaScript');
    }
    if (page.styles.some((css) => css.includes('(scripting'))) {
      report('styles depend on JavaScript: @media (scripting)');
    }
    await withTab({ viewport: { width: 390, height: 844 }, bypassCSP: true }, async (tab) => {
      await tab.route('**/*', (route) =>
        MISSING.includes(route.request().resourceType()) ? route.abort() : route.continue(),
      );
      await tab.goto(page.url);
      await scrollToEnd(tab);
      for (const problem of await tab.evaluate(findUnreadableText)) {
        report(problem, '390 px, without fonts and pictures');
      }
    });
  },
} as const satisfies PageCheck;
