/**
 * Finds text that is off-screen, clipped, covered or overlapping, and elements wider than the screen.
 * Text in a region that scrolls is honest if the region can be focused, to scroll it with the keyboard.
 * Runs in the browser.
 */
export function findUnreadableText(): string[] {
  const problems = new Set<string>();
  const root = document.documentElement;
  const describe = (element: Element) =>
    `<${element.localName}> “${element.textContent.trim().replaceAll(/\s+/g, ' ').slice(0, 40)}”`;

  /** The ancestors of each element that clip or scroll what is wider than they are, itself included. */
  const known = new Map<Element, { clippers: Element[]; scroller: Element | undefined }>();
  const findContainers = (
    element: Element,
  ): { clippers: Element[]; scroller: Element | undefined } => {
    const found = known.get(element);
    if (found) return found;
    const outer = element.parentElement
      ? findContainers(element.parentElement)
      : { clippers: [], scroller: undefined };
    const { overflowX, overflowY, clipPath } = getComputedStyle(element);
    const isRoot = element === root || element === document.body;
    const isScroller = /auto|scroll/.test(overflowX + overflowY) && !isRoot;
    const isClipper = [overflowX, overflowY].join() !== 'visible,visible' || clipPath !== 'none';
    const containers = {
      clippers: isClipper && !isRoot && !isScroller ? [...outer.clippers, element] : outer.clippers,
      scroller: isScroller ? element : outer.scroller,
    };
    const overflows = element.scrollWidth > element.clientWidth + 1;
    if (isScroller && overflows && (element as HTMLElement).tabIndex < 0) {
      problems.add(`${describe(element)} scrolls, but not with the keyboard`);
    }
    known.set(element, containers);
    return containers;
  };

  const wide = new Set<Element>();
  for (const element of document.querySelectorAll('body *')) {
    const { left, right, width } = element.getBoundingClientRect();
    if (width === 0 || (right <= innerWidth + 1 && left >= -1)) continue;
    const isIn = element.parentElement && findContainers(element.parentElement).scroller;
    // Not each of its descendants, too.
    const isKnown = element.parentElement && wide.has(element.parentElement);
    if (isIn || isKnown) wide.add(element);
    else problems.add(`${describe(element)} extends beyond the screen`);
    wide.add(element);
  }
  if (root.scrollWidth > innerWidth) {
    problems.add(`the page is ${root.scrollWidth} px wide on a screen of ${innerWidth} px`);
  }

  const lines: { element: Element; left: number; right: number; top: number; bottom: number }[] =
    [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const start = scrollY;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent ?? '';
    if (!element || text.trim() === '' || element.closest('noscript')) continue;
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    // Skip text for screen readers only, and the skip link, which is above the page until focused.
    const { clippers, scroller } = findContainers(element);
    if (clippers.some(({ clientWidth }) => clientWidth <= 1)) continue;
    if (element.getBoundingClientRect().bottom + scrollY < 0) continue;
    const range = document.createRange();
    range.setStart(node, text.length - text.trimStart().length);
    range.setEnd(node, text.trimEnd().length);
    for (const [index, first] of [...range.getClientRects()].entries()) {
      if (first.width < 1) continue;
      // Measured again, because earlier lines may have scrolled the page.
      const { top, bottom } = range.getClientRects()[index] ?? first;
      if (top < 0 || bottom > innerHeight) scrollBy(0, top - innerHeight / 2);
      const rect = range.getClientRects()[index] ?? first;
      const shown = scroller?.getBoundingClientRect();
      if (shown && (rect.right > shown.right + 1 || rect.left < shown.left - 1)) continue;
      if (rect.right > innerWidth + 1 || rect.left < -1) {
        problems.add(`${describe(element)} is off-screen`);
      }
      lines.push({
        ...{ element, left: rect.left, right: rect.right },
        ...{ top: rect.top + scrollY, bottom: rect.bottom + scrollY },
      });
      for (const clipper of clippers) {
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
  lines.sort((one, other) => one.top - other.top);
  for (const [index, one] of lines.entries()) {
    const height = one.bottom - one.top;
    for (const other of lines.slice(index + 1)) {
      // Line boxes may overlap a little, because they are taller than their letters.
      if (other.top > one.bottom - height / 2) break;
      const overlap = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      if (overlap > 2) problems.add(`${describe(one.element)} overlaps ${describe(other.element)}`);
    }
  }
  return [...problems];
}
