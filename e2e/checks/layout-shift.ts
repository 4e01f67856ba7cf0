import type { Page, Route } from '@playwright/test';
import { scrollToEnd, waitForPaint } from '../support/pages.ts';
import type { PageCheck, Subject } from './check.ts';

/** A phone and a laptop, in CSS pixels: the narrow and the wide layout. */
const SCREENS = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
];

/** Cumulative layout shift: https://web.dev/articles/cls */
export const layoutShift = {
  name: 'layout-shift',
  description:
    'CLS is 0.000, whether fonts load late, never or from the cache; nothing is animated.',
  kinds: ['page', 'missing'],
  isBaseIndependent: true,
  chromiumOnly: 'only Chromium measures layout shifts',
  async run(subject) {
    let most = 0;
    const add = (where: string, shifts: Shift[]) => {
      const sum = shifts.reduce((total, { value }) => total + value, 0);
      most = Math.max(most, sum);
      if (sum < 0.0005) return;
      const moved = [...new Set(shifts.flatMap(({ moved }) => moved))].join(', ');
      subject.report(`${where}: CLS ${sum.toFixed(3)}, moved: ${moved}`);
    };
    for (const fonts of ['late', 'never', 'from the cache'] as const) {
      await subject.withTab({}, async (tab) => {
        if (fonts === 'from the cache') await fillCache(tab, subject);
        for (const viewport of SCREENS) {
          await tab.setViewportSize(viewport);
          await (fonts === 'from the cache'
            ? tab.goto(subject.page.url)
            : loadSlowly(tab, subject, fonts));
          // Wait for shifts in the first view before scrolling.
          await waitForPaint(tab);
          await scrollToEnd(tab);
          await waitForPaint(tab);
          add(`${viewport.width} px, fonts ${fonts}`, await tab.evaluate(readShifts));
          for (const problem of await tab.evaluate(findMotion)) subject.report(problem);
        }
      });
    }
    return `CLS ${most.toFixed(3)}`;
  },
} as const satisfies PageCheck;

async function fillCache(tab: Page, { page }: Subject): Promise<void> {
  await tab.goto(page.url);
  await scrollToEnd(tab);
}

/** Loads the page with fonts and pictures that arrive after the text was painted, or no fonts. */
async function loadSlowly(tab: Page, { page }: Subject, fonts: 'late' | 'never'): Promise<void> {
  const held: Route[] = [];
  let isPainted = false;
  const release = (route: Route) => {
    const isBlocked = fonts === 'never' && route.request().resourceType() === 'font';
    return isBlocked ? route.abort() : route.continue();
  };
  await tab.unrouteAll();
  await tab.route('**/*', async (route) => {
    const isPage = route.request().resourceType() === 'document';
    if (isPage || isPainted) await release(route);
    else held.push(route);
  });
  await tab.goto(page.url, { waitUntil: 'domcontentloaded' });
  await waitForPaint(tab);
  isPainted = true;
  await Promise.all(held.map(release));
  await tab.evaluate(() => document.fonts.ready);
}

interface Shift {
  value: number;
  /** The start of each moved element's HTML. */
  moved: string[];
}

/** Reads all layout shifts since the page was loaded. Runs in the browser. */
function readShifts(): Shift[] {
  const observer = new PerformanceObserver(() => undefined);
  observer.observe({ type: 'layout-shift', buffered: true });
  const shifts = observer.takeRecords() as LayoutShift[];
  return shifts.map(({ value, sources }) => ({
    value,
    moved: sources.map(({ node }) =>
      node instanceof Element ? node.outerHTML.slice(0, 60) : (node?.textContent ?? '?'),
    ),
  }));
}

/** Finds animations, transitions and smooth scrolling. Runs in the browser. */
function findMotion(): string[] {
  const moving = [...document.querySelectorAll('*')].filter((element) =>
    ['', '::before', '::after'].some((part) => {
      const style = getComputedStyle(element, part);
      const { transitionDuration, animationName, scrollBehavior } = style;
      return transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior !== 'auto';
    }),
  );
  const media = document.querySelectorAll(
    'marquee, blink, video[autoplay], audio[autoplay], animate, animateMotion, animateTransform, set',
  );
  return [...moving, ...media].map(
    ({ outerHTML }) => `${outerHTML.slice(0, 60)} is animated, or may be`,
  );
}

type LayoutShift = PerformanceEntry & { value: number; sources: { node: Node | null }[] };
