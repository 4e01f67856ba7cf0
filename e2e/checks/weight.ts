import { brotliCompressSync } from 'node:zlib';
import { visit, type Visit } from '../support/visits.ts';
import { budgets, homeBudgets } from './budgets.ts';
import type { PageCheck } from './check.ts';

export const weight = {
  name: 'weight',
  description:
    'The head, the styles and the first screen fit in the first 14,600 bytes; everything else is within its budget; the fonts that the text needs are preloaded, and no others.',
  kinds: ['page', 'missing'],
  isBaseIndependent: true,
  async run(subject) {
    const { page, site, report } = subject;
    const isHome = page.url === site.address;
    const limits: Record<string, number> = isHome ? homeBudgets : budgets;
    const visits = await visit(subject);
    for (const visit of visits) {
      const { screen, encoding, fonts } = visit;
      if (encoding !== 'br') report('the page is not compressed with brotli', screen);
      const sizes = measure(visit);
      // A long text is honest; what must come first is what a reader sees first.
      const firstResponse = isHome ? sizes.document : measureStart(page.html);
      for (const [name, size] of Object.entries({ ...sizes, firstResponse })) {
        const limit = limits[name] ?? Infinity;
        // Only a phone's first screen has to come quickly.
        if (size <= limit || (name === 'firstView' && screen !== 'phone')) continue;
        report(`${name}: ${size}, over the budget of ${limit}`, screen);
      }
      if (fonts.preloaded !== fonts.needed) {
        report(
          `${fonts.preloaded} fonts are preloaded, but the text needs ${fonts.needed} upright ones`,
          screen,
        );
      }
    }
  },
} as const satisfies PageCheck;

/** Bytes by kind, and numbers of scripts, style sheets and requests, including those that were blocked. */
function measure({ all, firstView }: Visit) {
  const sum = (requests: Visit['all']) => requests.reduce((total, { bytes }) => total + bytes, 0);
  const of = (type: string) => all.filter((request) => request.type === type);
  return {
    document: sum(of('document')),
    firstView: sum(firstView),
    fonts: sum(of('font')),
    picture: Math.max(0, ...of('image').map(({ bytes }) => bytes)),
    scripts: of('script').length,
    styles: of('stylesheet').length,
    all: sum(all),
    requests: all.length - of('image').length,
  };
}

/** How much of an article's HTML fills the first screen, in characters. */
const FIRST_SCREEN = 4000;

/** The compressed size of a page down to the end of its first screen. */
function measureStart(html: string): number {
  const start = html.slice(0, html.indexOf('<article') + FIRST_SCREEN);
  return brotliCompressSync(start).length;
}
