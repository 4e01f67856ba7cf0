/**
 * Finds text, list markers and numerals whose contrast with their background is too low, text that is
 * too small, and pictures that are faint, from computed styles. Runs in the browser.
 *
 * @param within selector of the elements to look at
 * @see https://www.w3.org/TR/WCAG22/#contrast-minimum
 */
export function findFaint(within: string): string[] {
  const { contrastRatio, parseColour, paint, createGrounds } = window.colours;
  const groundOf = createGrounds();
  const problems = new Set<string>();
  const look = (element: Element, part: '' | '::before' | '::after' | '::marker', text: string) => {
    const style = getComputedStyle(element, part);
    const ground = groundOf(element);
    if (!ground) return;
    const hasGround = part === '::before' || part === '::after';
    const own = hasGround
      ? paint(parseColour(style.backgroundColor), ground.colour, ground.opacity)
      : ground.colour;
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const contrast = contrastRatio(paint(parseColour(style.color), own, ground.opacity), own);
    const name = `<${element.localName}>${part} “${text.trim().replaceAll(/\s+/g, ' ').slice(0, 40)}”`;
    if (contrast < (isLarge ? 3 : 4.5)) {
      problems.add(`${name} has a contrast ratio of ${contrast.toFixed(2)}:1`);
    }
    if (size < 12) problems.add(`${name} is ${size.toFixed(1)} px small`);
  };
  for (const element of document.querySelectorAll<HTMLElement>(within)) {
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const { width, height } = element.getBoundingClientRect();
    // Text for screen readers only.
    if (width <= 1 || height <= 1) continue;
    if (element instanceof HTMLImageElement) {
      const { filter, mixBlendMode, opacity } = getComputedStyle(element);
      const all = Number(opacity) * (groundOf(element.parentElement)?.opacity ?? 1);
      const faults = [
        all < 0.9 && `is at opacity ${all.toFixed(2)}`,
        filter !== 'none' && `is changed by the filter ${filter}`,
        mixBlendMode !== 'normal' && `is blended with what is below it (${mixBlendMode})`,
      ];
      for (const fault of faults) if (fault) problems.add(`the picture “${element.alt}” ${fault}`);
      continue;
    }
    const text = [...element.childNodes]
      .map((node) => (node instanceof Text ? node.data : ''))
      .join('');
    if (text.trim() !== '') look(element, '', text);
    for (const part of ['::before', '::after'] as const) {
      const { content } = getComputedStyle(element, part);
      if (/counter|"[^"]*[\p{L}\p{N}]/u.test(content)) look(element, part, content);
    }
    const { display, listStyleType } = getComputedStyle(element);
    if (display === 'list-item' && listStyleType !== 'none')
      look(element, '::marker', element.textContent);
  }
  return [...problems];
}
