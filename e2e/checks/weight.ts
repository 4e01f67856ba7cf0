import type { Page, Request } from '@playwright/test';
import { scrollToEnd, waitForPaint } from '../support/pages.ts';
import { budgets, homeBudgets } from './budgets.ts';
import type { PageCheck } from './check.ts';

type Budget = keyof typeof homeBudgets;

const SCREENS = [
  { name: 'phone', options: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3 } },
  { name: 'laptop', options: { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 } },
];

/** Budgets by the resource types of Playwright. */
const KINDS: Record<string, 'fonts' | 'pictures' | 'scripts' | 'styles'> = {
  font: 'fonts',
  image: 'pictures',
  script: 'scripts',
  stylesheet: 'styles',
};

export const weight = {
  name: 'weight',
  description:
    'HTML and styles fit in the first 14,600 bytes of the connection; everything else stays within its budget; there is no script.',
  kinds: ['page', 'missing'],
  isBaseIndependent: true,
  async run({ withTab, page, site, report }) {
    const isHome = page.url === site.address;
    let heaviest = 0;
    let first = 0;
    for (const { name: screen, options } of SCREENS) {
      const { encoding, firstView, ...weights } = await withTab(options, (tab) =>
        measure(tab, page.url),
      );
      heaviest = Math.max(heaviest, weights.all);
      first = weights.firstResponse;
      if (encoding !== 'br') report(`${screen}: the page is not compressed with brotli`);
      const measured = { ...weights, ...(isHome && screen === 'phone' ? { firstView } : {}) };
      for (const [name, size] of Object.entries(measured)) {
        const budget = (isHome ? homeBudgets : { ...budgets, firstView: Infinity })[name as Budget];
        if (size > budget) report(`${screen}: ${name} ${size}, over the budget of ${budget}`);
      }
    }
    return `${toKilobytes(first)} of ${toKilobytes(heaviest)}`;
  },
} as const satisfies PageCheck;

/** Loads the page, scrolls to its end and measures the transfer. */
async function measure(tab: Page, url: string) {
  const requests: Request[] = [];
  tab.on('request', (request) => requests.push(request));
  const response = await tab.goto(url);
  await waitForResponses(tab, requests);
  const firstView = await sumBytes(requests);
  await scrollToEnd(tab);
  await waitForResponses(tab, requests);
  const bytes = (kind: string) =>
    sumBytes(requests.filter((request) => KINDS[request.resourceType()] === kind));
  const count = (kind: string) =>
    requests.filter((request) => KINDS[request.resourceType()] === kind).length;
  return {
    encoding: await response?.headerValue('content-encoding'),
    firstResponse: await sumBytes(requests.slice(0, 1)),
    firstView,
    fonts: await bytes('fonts'),
    pictures: await bytes('pictures'),
    // Including those that the policy blocked.
    scripts: count('scripts'),
    styles: count('styles'),
    all: await sumBytes(requests),
    requests: requests.length,
  };
}

async function waitForResponses(tab: Page, requests: Request[]): Promise<void> {
  await waitForPaint(tab);
  await Promise.all(requests.map(async (request) => (await request.response())?.finished()));
}

/**
 * Adds up the bytes of responses. Headers count for the page only: those of the others repeat, and
 * HTTP/2 and 3 compress them to a few bytes. https://www.rfc-editor.org/rfc/rfc7541
 */
async function sumBytes(requests: Request[]): Promise<number> {
  const completed = requests.filter((request) => request.failure() === null);
  const sizes = completed.map(async (request) => {
    const { responseBodySize, responseHeadersSize } = await request.sizes();
    const isPage = request.resourceType() === 'document';
    return responseBodySize + (isPage ? responseHeadersSize : 0);
  });
  return (await Promise.all(sizes)).reduce((total, size) => total + size, 0);
}

function toKilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
