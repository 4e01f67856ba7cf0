import type { Page, Request } from '@playwright/test';
import { readToTheEnd, twoFrames } from '../support/pages.ts';
import { budgets, homeBudgets } from './budgets.ts';
import type { PageCheck } from './check.ts';

type Budget = keyof typeof homeBudgets;

const SCREENS = [
  { name: 'phone', options: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3 } },
  { name: 'laptop', options: { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 } },
];

/** What is fetched, by the kinds of the budgets. */
const KINDS: Record<string, 'fonts' | 'pictures' | 'scripts' | 'styles'> = {
  font: 'fonts',
  image: 'pictures',
  script: 'scripts',
  stylesheet: 'styles',
};

/** The page is light on a slow line, as a server with brotli sends it. */
export const weight = {
  name: 'weight',
  description:
    'Text and style are in the first 14,600 bytes of the connection; all the rest keeps to the budgets; no script.',
  kinds: ['page', 'missing'],
  anywhere: true,
  async run({ open, page, site, report }) {
    const isHome = page.url === site.address;
    let heaviest = 0;
    let first = 0;
    for (const { name, options } of SCREENS) {
      const { encoding, firstView, ...weights } = await open({ ...options, isFresh: true }, (tab) =>
        weigh(tab, page.url),
      );
      heaviest = Math.max(heaviest, weights.all);
      first = weights.firstResponse;
      if (encoding !== 'br') report(`${name}: the page was sent without brotli`);
      const measured = { ...weights, ...(isHome && name === 'phone' ? { firstView } : {}) };
      for (const [what, size] of Object.entries(measured)) {
        const budget = (isHome ? homeBudgets : { ...budgets, firstView: Infinity })[what as Budget];
        if (size > budget) report(`${name}: ${what} ${size}, where ${budget} is the budget`);
      }
    }
    return `${kilobytes(first)} of ${kilobytes(heaviest)}`;
  },
} as const satisfies PageCheck;

/** Opens the page, reads it to the end, and weighs what came. */
async function weigh(tab: Page, url: string) {
  const requests: Request[] = [];
  tab.on('request', (request) => requests.push(request));
  const response = await tab.goto(url);
  await arrived(tab, requests);
  const firstView = await sum(requests);
  await readToTheEnd(tab);
  await arrived(tab, requests);
  const of = (kind: string) =>
    sum(requests.filter((request) => KINDS[request.resourceType()] === kind));
  const count = (kind: string) =>
    requests.filter((request) => KINDS[request.resourceType()] === kind).length;
  return {
    encoding: await response?.headerValue('content-encoding'),
    firstResponse: await sum(requests.slice(0, 1)),
    firstView,
    fonts: await of('fonts'),
    pictures: await of('pictures'),
    // Those that the policy refused, too.
    scripts: count('scripts'),
    styles: count('styles'),
    all: await sum(requests),
    requests: requests.length,
  };
}

/** Waits until every request has been answered. */
async function arrived(tab: Page, requests: Request[]): Promise<void> {
  await twoFrames(tab);
  await Promise.all(requests.map(async (request) => (await request.response())?.finished()));
}

/**
 * Bytes of the answers: all of the page's own. Of the others, only what is in them: their headers
 * are the same again, which HTTP/2 and 3 send in a few bytes. https://www.rfc-editor.org/rfc/rfc7541
 */
async function sum(requests: Request[]): Promise<number> {
  const answered = requests.filter((request) => request.failure() === null);
  const sizes = answered.map(async (request) => {
    const { responseBodySize, responseHeadersSize } = await request.sizes();
    const isPage = request.resourceType() === 'document';
    return responseBodySize + (isPage ? responseHeadersSize : 0);
  });
  return (await Promise.all(sizes)).reduce((total, size) => total + size, 0);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
