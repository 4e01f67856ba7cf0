import type { Page, Route } from '@playwright/test';
import { scrollToEnd, waitForPaint } from '../support/pages.ts';
import type { PageCheck } from './check.ts';

/** A phone and a laptop, in CSS pixels: the narrow and the wide layout. */
const SCREENS = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
];

/** Cumulative layout shift: https://web.dev/articles/cls */
export const layoutShift = {
  name: 'layout-shift',
  description: 'Nothing moves while fonts and pictures arrive, and nothing is animated.',
  kinds: ['page', 'missing'],
  isBaseIndependent: true,
  chromiumOnly: 'only Chromium measures layout shifts',
  async run({ page, withTab, report }) {
    for (const css of page.styles) {
      const [motion] = /\b(animation|transition|scroll-behavior)\b[^;}]*/.exec(css) ?? [];
      if (motion) report(`the styles move something: ${motion}`);
    }
    const measured = SCREENS.map((viewport) =>
      withTab({ viewport }, async (tab) => {
        await loadSlowly(tab, page.url);
        // Wait for shifts in the first view before scrolling.
        await waitForPaint(tab);
        await scrollToEnd(tab);
        await waitForPaint(tab);
        const shifts = await tab.evaluate(readShifts);
        const sum = shifts.reduce((total, { value }) => total + value, 0);
        const moved = [...new Set(shifts.flatMap(({ moved }) => moved))].join(', ');
        if (sum >= 0.0005) report(`CLS ${sum.toFixed(3)}, moved: ${moved}`, `${viewport.width} px`);
      }),
    );
    await Promise.all(measured);
  },
} as const satisfies PageCheck;

/** Loads the page with fonts and pictures that arrive after the text was painted. */
async function loadSlowly(tab: Page, url: string): Promise<void> {
  const held: Route[] = [];
  let isPainted = false;
  await tab.route('**/*', async (route) => {
    if (isPainted || route.request().resourceType() === 'document') await route.continue();
    else held.push(route);
  });
  await tab.goto(url, { waitUntil: 'domcontentloaded' });
  await waitForPaint(tab);
  isPainted = true;
  await Promise.all(held.map((route) => route.continue()));
  await tab.evaluate(() => document.fonts.ready);
}

/** Reads all layout shifts since the page was loaded. Runs in the browser. */
function readShifts() {
  const observer = new PerformanceObserver(() => undefined);
  observer.observe({ type: 'layout-shift', buffered: true });
  const shifts = observer.takeRecords() as LayoutShift[];
  return shifts.map(({ value, sources }) => ({
    value,
    /** The start of each moved element's HTML. */
    moved: sources.map(({ node }) =>
      node instanceof Element ? node.outerHTML.slice(0, 60) : (node?.textContent ?? '?'),
    ),
  }));
}

type LayoutShift = PerformanceEntry & { value: number; sources: { node: Node | null }[] };
