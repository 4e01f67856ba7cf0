import type { Page, Request } from '@playwright/test';
import type { Subject } from '../checks/check.ts';
import { scrollToEnd, waitForPaint } from './pages.ts';
import type { SitePage } from './site.ts';

/** What happened while a reader loaded a page and scrolled to its end. */
export type Visit = Awaited<ReturnType<typeof record>>;

const SCREENS = [
  { name: 'phone', viewport: { width: 390, height: 844 }, deviceScaleFactor: 3 },
  { name: 'laptop', viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 },
];

const visits = new WeakMap<SitePage, Promise<Visit[]>>();

/** Visits a page on a phone and on a laptop, each with an empty cache; once, however many checks ask. */
export function visit({ page, withTab }: Subject): Promise<Visit[]> {
  const known =
    visits.get(page) ??
    Promise.all(
      SCREENS.map(({ name, ...options }) => withTab(options, (tab) => record(name, tab, page))),
    );
  visits.set(page, known);
  return known;
}

async function record(screen: string, tab: Page, page: SitePage) {
  const requests: Request[] = [];
  const problems = new Set<string>();
  tab.on('request', (request) => requests.push(request));
  tab.on('requestfailed', (request) => problems.add(`failed request: ${request.url()}`));
  tab.on('pageerror', ({ message }) => problems.add(`page error: ${message}`));
  tab.on('console', (message) => {
    // The browser logs the status 404 of the not-found page.
    const isOwn = page.kind === 'missing' && message.location().url === page.url;
    if (!isOwn || !message.text().includes('404')) problems.add(`console: ${message.text()}`);
  });
  const response = await tab.goto(page.url);
  await waitForResponses(tab, requests);
  const firstView = await Promise.all(requests.map(measure));
  const pictures = await tab.evaluate(readPictures);
  await scrollToEnd(tab);
  await waitForResponses(tab, requests);
  return {
    screen,
    encoding: await response?.headerValue('content-encoding'),
    /** What happened before the reader scrolled. */
    firstView,
    all: await Promise.all(requests.map(measure)),
    /** Requests that failed, errors, and what the console says. */
    problems,
    pictures,
    /** The files that are shown after scrolling, in the order of the pictures. */
    shown: await tab.evaluate(() => [...document.images].map(({ currentSrc }) => currentSrc)),
    fonts: await tab.evaluate(readFonts),
  };
}

async function waitForResponses(tab: Page, requests: Request[]): Promise<void> {
  await waitForPaint(tab);
  await Promise.all(requests.map(async (request) => (await request.response())?.finished()));
}

/**
 * The bytes of a response. Headers count for the page only: those of the others repeat, and HTTP/2 and
 * 3 compress them to a few bytes. https://www.rfc-editor.org/rfc/rfc7541
 */
async function measure(request: Request) {
  const type = request.resourceType();
  const sizes = request.failure() === null ? await request.sizes() : undefined;
  const { responseBodySize = 0, responseHeadersSize = 0 } = sizes ?? {};
  const bytes = responseBodySize + (type === 'document' ? responseHeadersSize : 0);
  return { url: request.url(), type, bytes };
}

/** The pictures before scrolling. Runs in the browser. */
function readPictures() {
  return [...document.images].map((img) => ({
    alt: img.alt,
    isLazy: img.loading === 'lazy',
    isInFirstView: img.getBoundingClientRect().top < innerHeight,
  }));
}

/** The addresses of the preloaded fonts, and of the upright ones that the text needs. Runs in the browser. */
function readFonts() {
  const links = document.querySelectorAll<HTMLLinkElement>('link[rel="preload"][as="font"]');
  // A browser loads only the faces that the text needs.
  const needed = [...document.fonts].filter(
    ({ status, style }) => status === 'loaded' && style === 'normal',
  );
  return { preloaded: links.length, needed: needed.length };
}
