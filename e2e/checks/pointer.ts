import { findFaint } from '../support/contrast.ts';
import { lookIn, widthsOf } from '../support/settings.ts';
import type { PageCheck } from './check.ts';

const HEIGHT = 700;

export const pointer = {
  name: 'pointer',
  description:
    'The wheel and the keys scroll to the end; each link can be hit and read while the pointer is over it; each fragment leads to a place that can be seen.',
  kinds: ['page', 'missing'],
  isBaseIndependent: true,
  async run(subject) {
    const { page, report } = subject;
    await lookIn(widthsOf(page), subject, async (tab) => [
      ...(await tab.evaluate(findUnreachable)),
      ...(await tab.evaluate(followFragments, [...page.ids])),
    ]);
    const tab = await subject.tab();
    for (const [width, how, scroll] of [
      [390, 'the wheel', () => tab.mouse.wheel(0, 100_000)],
      [1280, 'the wheel', () => tab.mouse.wheel(0, 100_000)],
      [1280, 'the key End', () => tab.keyboard.press('End')],
    ] as const) {
      await tab.setViewportSize({ width, height: HEIGHT });
      await tab.evaluate(() => {
        scrollTo(0, 0);
      });
      await tab.mouse.move(width / 2, HEIGHT / 2);
      await scroll();
      await tab.waitForFunction(hasScrolled, undefined, { timeout: 3000 }).catch(() => {
        report(`${how} does not scroll the page to its end`, `${width} px`);
      });
    }
    await tab.evaluate(() => (location.hash = ''));
    for (const selector of await tab.evaluate(markLinkStyles)) {
      await tab.locator(selector).hover({ force: true });
      const problems = await tab.evaluate(findFaint, `${selector}:hover`);
      for (const problem of problems) report(problem, 'with the pointer over it');
    }
  },
} as const satisfies PageCheck;

/** Whether the end of the page is in view. Runs in the browser. */
function hasScrolled(): boolean {
  const { scrollHeight } = document.documentElement;
  // What is beyond the end of the root is cut off, even if nothing can be scrolled.
  const last = document.querySelector('footer')?.getBoundingClientRect().bottom ?? 0;
  return scrollY + innerHeight >= scrollHeight - 2 && last <= innerHeight + 2;
}

/** Finds links that cannot be hit. Runs in the browser. */
function findUnreachable(): string[] {
  const problems = new Set<string>();
  const describe = (element: Element) =>
    `<${element.localName}> “${element.textContent.trim().replaceAll(/\s+/g, ' ').slice(0, 40)}”`;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    if (link.closest('[tabindex="0"]')) link.scrollIntoView({ block: 'center', inline: 'center' });
    const start = scrollY;
    for (const { left, top, width, height } of [...link.getClientRects()]) {
      const middle = top + height / 2 + start;
      // The skip link is above the page until it is focused.
      if (middle < 0 || width < 2) continue;
      scrollTo(0, middle - innerHeight / 2);
      const hit = document.elementFromPoint(left + width / 2, middle - scrollY);
      if (hit && link.contains(hit)) continue;
      const isCovered = hit && !hit.contains(link);
      problems.add(
        `${describe(link)} cannot be clicked: ${isCovered ? `${describe(hit)} is in front of it` : 'it takes no clicks'}`,
      );
    }
  }
  scrollTo(0, 0);
  return [...problems];
}

/** Marks a link of each look, and returns their selectors. Runs in the browser. */
function markLinkStyles(): string[] {
  const looks = new Map<string, HTMLElement>();
  for (const link of document.querySelectorAll<HTMLElement>('a[href]:not(.skip-link)')) {
    const ancestors: string[] = [];
    for (let node: Element | null = link; node; node = node.parentElement) {
      ancestors.push(node.localName + node.className);
    }
    const { color, backgroundColor } = getComputedStyle(link);
    const look = [color, backgroundColor, ...ancestors.slice(0, 4)].join();
    if (!looks.has(look)) looks.set(look, link);
  }
  return [...looks.values()].map((link, index) => {
    link.dataset.look = String(index);
    return `[data-look="${index}"]`;
  });
}

/** Follows a link to each part of the page, and finds what cannot be seen then. Runs in the browser. */
function followFragments(ids: string[]): string[] {
  const problems = ids.flatMap((id) => {
    const target = document.getElementById(id);
    if (!target) return [];
    // To the top; and following the same address again would not scroll.
    location.hash = '';
    location.hash = id;
    const says = (what: string) => [`#${id} leads to ${what}`];
    if (!target.checkVisibility({ visibilityProperty: true, opacityProperty: true })) {
      return says('something that is not shown');
    }
    const { top, left, width, height } = target.getBoundingClientRect();
    if (top < -1 || top > innerHeight) return says('a place that is out of view');
    // The place of an address that a heading had before, or words for screen readers.
    if (height <= 1 || width <= 1) return [];
    const x = Math.min(left + width / 2, innerWidth - 1);
    const hit = document.elementFromPoint(x, Math.max(top, 0) + Math.min(height / 2, 12));
    if (!hit || target.contains(hit) || hit.contains(target)) return [];
    return says(`a place that ${hit.outerHTML.slice(0, 60)} covers`);
  });
  location.hash = '';
  return problems;
}
