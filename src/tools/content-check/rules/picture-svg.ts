import type { Element, Root } from 'hast';
import { htmlToHast } from 'satteri';
import { visitParents } from 'unist-util-visit-parents';
import type { Rule } from '../rule.ts';

/** A drawing is published as it is, and whoever opens it opens a document that could run code. */
export const pictureSvg: Rule = {
  name: 'picture-svg',
  canBeIgnored: false,
  *checkFiles({ pictures }) {
    for (const [file, { svg }] of pictures) {
      const message = svg === undefined ? undefined : describe(svg);
      if (message) yield { file, message };
    }
  },
};

function describe(svg: string): string | undefined {
  const elements: Element[] = [];
  visitParents(htmlToHast(svg, { fragment: true }) as Root, 'element', (node) => {
    elements.push(node);
  });
  const [root] = elements;
  const { width, height, viewBox } = root?.properties ?? {};
  const isNumber = (value: unknown) => /^\d+(\.\d+)?(px)?$/.test(String(value));
  // Astro reads no more than the beginning, and measures the drawing by it.
  const isNear = svg.indexOf('<svg') < 1000;
  if (!isNear || !(viewBox !== undefined || (isNumber(width) && isNumber(height)))) {
    return 'This drawing does not say how large it is. Export it with a viewBox, or with width and height in pixels, and without a long comment at its beginning.';
  }
  const bad = elements.find(
    ({ tagName, properties }) =>
      ['script', 'foreignobject', 'iframe'].includes(tagName.toLowerCase()) ||
      Object.entries(properties).some(
        ([name, value]) =>
          /^on/i.test(name) ||
          (/href$|^src$/i.test(name) && /^\s*(\w+:)?\/\/|^\s*javascript:/i.test(String(value))),
      ),
  );
  return bad
    ? `This drawing runs code or loads something from elsewhere (<${bad.tagName}>). Export it without, or save it as PNG.`
    : undefined;
}
