/**
 * Finds text that is off-screen, clipped, covered or overlapping, and elements wider than the screen.
 * Runs in the browser.
 */
export function findUnreadableText(): string[] {
  const problems = new Set<string>();
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth) {
    problems.add(`the page is ${root.scrollWidth} px wide on a screen of ${innerWidth} px`);
  }
  const describe = (element: Element) =>
    `<${element.tagName.toLowerCase()}> “${element.textContent.trim().replaceAll(/\s+/g, ' ').slice(0, 40)}”`;
  for (const element of document.querySelectorAll('body *')) {
    const { left, right, width } = element.getBoundingClientRect();
    if (width > 0 && (right > innerWidth + 1 || left < -1)) {
      problems.add(`${describe(element)} extends beyond the screen`);
    }
  }

  /** The ancestors of each element that clip their overflow, itself included. */
  const clippers = new Map<Element, Element[]>();
  const findClippers = (element: Element): Element[] => {
    const known = clippers.get(element);
    if (known) return known;
    const { overflowX, overflowY, clipPath } = getComputedStyle(element);
    const isClip = overflowX !== 'visible' || overflowY !== 'visible' || clipPath !== 'none';
    const outer = element.parentElement ? findClippers(element.parentElement) : [];
    const all =
      isClip && element !== root && element !== document.body ? [...outer, element] : outer;
    clippers.set(element, all);
    return all;
  };

  const lines: { element: Element; rect: DOMRect; scrolled: number }[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const start = scrollY;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent ?? '';
    if (!element || text.trim() === '' || element.closest('noscript')) continue;
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    // Skip text for screen readers only, and the skip link, which is above the page until focused.
    const box = element.getBoundingClientRect();
    if (
      findClippers(element).some((ancestor) => ancestor.clientWidth <= 1) ||
      box.bottom + scrollY < 0
    )
      continue;
    const range = document.createRange();
    range.setStart(node, text.length - text.trimStart().length);
    range.setEnd(node, text.trimEnd().length);
    for (const [index, first] of [...range.getClientRects()].entries()) {
      if (first.width < 1) continue;
      // Measured again, because earlier lines may have scrolled the page.
      const { top, bottom } = range.getClientRects()[index] ?? first;
      if (top < 0 || bottom > innerHeight) scrollBy(0, top - innerHeight / 2);
      const rect = range.getClientRects()[index] ?? first;
      if (rect.right > innerWidth + 1 || rect.left < -1) {
        problems.add(`${describe(element)} is off-screen`);
      }
      lines.push({ element, rect, scrolled: scrollY });
      for (const clipper of findClippers(element)) {
        const { left, right, top, bottom } = clipper.getBoundingClientRect();
        const isClipped =
          rect.left < left - 1 ||
          rect.right > right + 1 ||
          rect.top < top - 2 ||
          rect.bottom > bottom + 2;
        if (isClipped) problems.add(`${describe(element)} is clipped by ${describe(clipper)}`);
      }
      const above = document.elementFromPoint(rect.x + rect.width / 2, rect.y + rect.height / 2);
      if (above && !above.contains(element) && !element.contains(above)) {
        problems.add(`${describe(element)} is covered by ${describe(above)}`);
      }
    }
  }
  scrollTo(0, start);

  // Overlapping lines: elementFromPoint does not find all of them.
  const placed = lines.map(({ element, rect, scrolled }) => ({
    element,
    ...{
      left: rect.left,
      right: rect.right,
      top: rect.top + scrolled,
      bottom: rect.bottom + scrolled,
    },
  }));
  placed.sort((one, other) => one.top - other.top);
  placed.forEach((one, index) => {
    const height = one.bottom - one.top;
    for (const other of placed.slice(index + 1)) {
      // Line boxes may overlap a little, because they are taller than their letters.
      if (other.top > one.bottom - height / 2) break;
      const overlap = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      if (overlap > 2) problems.add(`${describe(one.element)} overlaps ${describe(other.element)}`);
    }
  });
  return [...problems];
}
