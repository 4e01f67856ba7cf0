/**
 * Every text that a reader cannot read whole: beyond the screen, cut by what it is in, below
 * something else, or across another text; and what is wider than the screen. Runs in the browser.
 *
 * @returns a line for each, with what is wrong
 */
export function findCut(): string[] {
  const findings = new Set<string>();
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth) {
    findings.add(`the page is ${root.scrollWidth} px wide, and the screen ${innerWidth} px`);
  }
  const describe = (element: Element) =>
    `<${element.tagName.toLowerCase()}> “${element.textContent.trim().replaceAll(/\s+/g, ' ').slice(0, 40)}”`;
  for (const element of document.querySelectorAll('body *')) {
    const { left, right, width } = element.getBoundingClientRect();
    if (width > 0 && (right > innerWidth + 1 || left < -1)) {
      findings.add(`${describe(element)} goes beyond the side of the screen`);
    }
  }

  /** What may cut each element: its ancestors that hide what does not fit them. */
  const clips = new Map<Element, Element[]>();
  const clipsOf = (element: Element): Element[] => {
    const known = clips.get(element);
    if (known) return known;
    const { overflowX, overflowY, clipPath } = getComputedStyle(element);
    const isClip = overflowX !== 'visible' || overflowY !== 'visible' || clipPath !== 'none';
    const outer = element.parentElement ? clipsOf(element.parentElement) : [];
    const all =
      isClip && element !== root && element !== document.body ? [...outer, element] : outer;
    clips.set(element, all);
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
    // For those who listen only; and what is above the page until it has the focus.
    const box = element.getBoundingClientRect();
    if (clipsOf(element).some((clip) => clip.clientWidth <= 1) || box.bottom + scrollY < 0)
      continue;
    const range = document.createRange();
    range.setStart(node, text.length - text.trimStart().length);
    range.setEnd(node, text.trimEnd().length);
    for (const [index, first] of [...range.getClientRects()].entries()) {
      if (first.width < 1) continue;
      // Where it was before the page was scrolled for the lines above it.
      const { top, bottom } = range.getClientRects()[index] ?? first;
      if (top < 0 || bottom > innerHeight) scrollBy(0, top - innerHeight / 2);
      const rect = range.getClientRects()[index] ?? first;
      if (rect.right > innerWidth + 1 || rect.left < -1) {
        findings.add(`${describe(element)} is beyond the side of the screen`);
      }
      lines.push({ element, rect, scrolled: scrollY });
      for (const clip of clipsOf(element)) {
        const { left, right, top, bottom } = clip.getBoundingClientRect();
        const isCut =
          rect.left < left - 1 ||
          rect.right > right + 1 ||
          rect.top < top - 2 ||
          rect.bottom > bottom + 2;
        if (isCut) findings.add(`${describe(element)} is cut by ${describe(clip)}`);
      }
      const above = document.elementFromPoint(rect.x + rect.width / 2, rect.y + rect.height / 2);
      if (above && !above.contains(element) && !element.contains(above)) {
        findings.add(`${describe(element)} is below ${describe(above)}`);
      }
    }
  }
  scrollTo(0, start);

  // Text across text, of which neither need be above the other for a click.
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
      // Lines may touch: letters are less tall than their line.
      if (other.top > one.bottom - height / 2) break;
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      if (across > 2) findings.add(`${describe(one.element)} is across ${describe(other.element)}`);
    }
  });
  return [...findings];
}
