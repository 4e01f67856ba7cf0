import type { Page, Route } from '@playwright/test';
import { readToTheEnd, twoFrames } from '../support/pages.ts';
import type { PageCheck, Subject } from './check.ts';

/** A phone and a laptop, in CSS pixels: between them the layout has all its columns. */
const SCREENS = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
];

/** Nothing moves under the reader: https://web.dev/articles/cls */
export const layoutShift = {
  name: 'layout-shift',
  description:
    'Nothing moves, whether fonts come late, never, or from the cache: CLS is 0.000. Nor does anything move by itself.',
  kinds: ['page', 'missing'],
  anywhere: true,
  chromiumOnly: 'no other browser measures layout shifts',
  async run(subject) {
    let most = 0;
    const add = (where: string, shifts: Shift[]) => {
      const sum = shifts.reduce((total, { value }) => total + value, 0);
      most = Math.max(most, sum);
      if (sum < 0.0005) return;
      const moved = [...new Set(shifts.flatMap(({ moved }) => moved))].join(', ');
      subject.report(`${where}: CLS ${sum.toFixed(3)}, by ${moved}`);
    };
    for (const fonts of ['late', 'never', 'from the cache'] as const) {
      await subject.open({}, async (tab) => {
        if (fonts === 'from the cache') await fill(tab, subject);
        for (const viewport of SCREENS) {
          await tab.setViewportSize(viewport);
          await (fonts === 'from the cache'
            ? tab.goto(subject.page.url)
            : openSlowly(tab, subject, fonts));
          // What moves in the first view is measured before that is left.
          await twoFrames(tab);
          await readToTheEnd(tab);
          await twoFrames(tab);
          add(`${viewport.width} px, fonts ${fonts}`, await tab.evaluate(readShifts));
          (await tab.evaluate(findMotion)).forEach(subject.report);
        }
      });
    }
    return `CLS ${most.toFixed(3)}`;
  },
} as const satisfies PageCheck;

/** Has the browser fetch all that the page needs. */
async function fill(tab: Page, { page }: Subject): Promise<void> {
  await tab.goto(page.url);
  await readToTheEnd(tab);
}

/** Opens the page with fonts and pictures that come after the text was painted, or no fonts. */
async function openSlowly(tab: Page, { page }: Subject, fonts: 'late' | 'never'): Promise<void> {
  const held: Route[] = [];
  let isPainted = false;
  const answer = (route: Route) => {
    const refused = fonts === 'never' && route.request().resourceType() === 'font';
    return refused ? route.abort() : route.continue();
  };
  await tab.unrouteAll();
  await tab.route('**/*', async (route) => {
    const isPage = route.request().resourceType() === 'document';
    if (isPage || isPainted) await answer(route);
    else held.push(route);
  });
  await tab.goto(page.url, { waitUntil: 'domcontentloaded' });
  await twoFrames(tab);
  isPainted = true;
  await Promise.all(held.map(answer));
  await tab.evaluate(() => document.fonts.ready);
}

/** Something that moved, or made others move. */
interface Shift {
  value: number;
  /** The elements. */
  moved: string[];
}

/** All layout shifts since the page was opened; runs in the browser. */
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

/** What moves by itself, or scrolls with a motion; runs in the browser. */
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
    ({ outerHTML }) => `${outerHTML.slice(0, 60)} moves by itself, or may`,
  );
}

type LayoutShift = PerformanceEntry & { value: number; sources: { node: Node | null }[] };
