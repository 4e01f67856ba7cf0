import { DARK, FORCED, lookIn, MORE_CONTRAST, widthsOf } from '../support/settings.ts';
import type { PageCheck } from './check.ts';

export const keyboard = {
  name: 'keyboard',
  description:
    'Tab reaches every interactive element in order; each is in view when focused and has a visible focus ring; the skip link leads to the main content.',
  kinds: ['page', 'missing'],
  isBaseIndependent: true,
  async run(subject) {
    const { page, report } = subject;
    const tab = await subject.tab();
    for (const link of await tab.evaluate(findLinksWithoutStop)) {
      report(`Tab does not reach ${link}`);
    }
    const stops = await tab.evaluate(nameStops);
    await tab.evaluate(focusStart);
    for (const stop of stops) {
      await tab.keyboard.press('Tab');
      const reached = await tab.evaluate(nameFocus);
      if (reached === stop) continue;
      report(`Tab reaches ${reached} instead of ${stop}`);
      break;
    }
    const settings = [...widthsOf(page), DARK, MORE_CONTRAST, FORCED];
    await lookIn(settings, subject, (tab) => tab.evaluate(focusOnEach));
    await tab.evaluate(focusStart);
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Enter');
    if ((await tab.evaluate(() => document.activeElement?.localName)) !== 'main') {
      report('the first tab stop is not a skip link to the main content');
    }
  },
} as const satisfies PageCheck;

/** Finds links that Tab passes over. Runs in the browser. */
function findLinksWithoutStop(): string[] {
  return [...document.querySelectorAll<HTMLAnchorElement>('a[href]')]
    .filter((link) => link.tabIndex < 0 || link.closest('[inert]'))
    .map(({ textContent, href }) => `“${textContent.trim() || href}”`);
}

/** Names all interactive elements, in document order. Runs in the browser. */
function nameStops(): string[] {
  const usable = document.querySelectorAll<HTMLElement>(
    'a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], [contenteditable], [tabindex]',
  );
  return [...usable]
    .filter((element) => element.tabIndex >= 0 && element.checkVisibility())
    .map((element, index) => {
      const words = element.textContent.trim().replaceAll(/\s+/g, ' ').slice(0, 40);
      element.dataset.stop = `stop ${index + 1} “${words || element.outerHTML.slice(0, 60)}”`;
      return element.dataset.stop;
    });
}

/** Moves the focus to the start of the page. Runs in the browser. */
function focusStart(): void {
  const edge = document.createElement('i');
  edge.tabIndex = -1;
  document.body.prepend(edge);
  edge.focus();
  edge.remove();
}

/** Names the focused element. Runs in the browser. */
function nameFocus(): string {
  const { dataset, outerHTML } = document.activeElement as HTMLElement;
  return dataset.stop ?? outerHTML.slice(0, 60);
}

/** Focuses each stop in turn and checks where it is, and how its focus ring looks. Runs in the browser. */
function focusOnEach(): string[] {
  const { contrastRatio, parseColour, paint, createGrounds } = window.colours;
  const groundOf = createGrounds();
  return [...document.querySelectorAll<HTMLElement>('[data-stop]')].flatMap((element) => {
    const { stop = '' } = element.dataset;
    element.focus();
    if (document.activeElement !== element) return [`${stop} cannot be focused`];

    const lines = [...element.getClientRects()].filter(
      ({ width, height }) => width > 1 && height > 1,
    );
    const isInView = lines.some(
      ({ left, right, top, bottom, height }) =>
        left >= -1 &&
        right <= innerWidth + 1 &&
        // What is higher than the window fills it.
        (height > innerHeight
          ? top < innerHeight && bottom > 0
          : top >= -1 && bottom <= innerHeight + 1),
    );
    // https://www.w3.org/TR/WCAG22/#focus-not-obscured-minimum
    const above = lines
      .map(({ x, y, width, height }) => document.elementFromPoint(x + width / 2, y + height / 2))
      .filter((hit) => hit !== null)
      .find((hit) => !element.contains(hit) && !hit.contains(element));

    // https://www.w3.org/TR/WCAG22/#focus-appearance
    const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(element);
    const around = groundOf(parseFloat(outlineOffset) < 0 ? element : element.parentElement);
    const contrast = around
      ? contrastRatio(paint(parseColour(outlineColor), around.colour), around.colour)
      : 21;
    const ground = groundOf(element);
    const ink = paint(parseColour(getComputedStyle(element).color), ground?.colour ?? [0, 0, 0, 1]);
    const isFaint = ground !== undefined && contrastRatio(ink, ground.colour) < 3;
    const isRing = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;

    const margin = parseFloat(outlineWidth) + parseFloat(outlineOffset);
    const box = element.getBoundingClientRect();
    let isCut = false;
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      const { left, right, top, bottom } = at.getBoundingClientRect();
      const { overflow, clipPath } = getComputedStyle(at);
      const sides = [left - box.left, box.right - right, top - box.top, box.bottom - bottom];
      const beyond = sides.filter((side) => side + margin > 1);
      if (`${overflow} ${clipPath}` !== 'visible none' && beyond.length > 2) isCut = true;
    }
    const problems = [
      !isInView && 'is out of view when focused',
      above && `is covered by ${above.outerHTML.slice(0, 60)} when focused`,
      isFaint && 'cannot be read when focused',
      (!isRing || contrast < 3) && 'has no focus ring with a contrast of 3:1',
      isCut && 'has a focus ring that is cut off',
    ];
    return problems.filter(Boolean).map((problem) => `${stop} ${problem}`);
  });
}
