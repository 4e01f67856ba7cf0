import type { Element, Root } from 'hast';
import { htmlToHast } from 'satteri';
import { visitParents } from 'unist-util-visit-parents';
import type { Rule } from '../types.ts';

/** An SVG is published as it is, and whoever opens it opens a document that could run code. */
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
  // Astro looks for the size only at the beginning of the file.
  const isAtStart = svg.indexOf('<svg') < 1000;
  if (!isAtStart || !(viewBox !== undefined || (isNumber(width) && isNumber(height)))) {
    return 'This SVG does not state its size. Export it with a viewBox, or with width and height in pixels, and without a long comment at the beginning.';
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
    ? `This SVG runs code or loads something from elsewhere (<${bad.tagName}>). Export it without that, or save it as PNG.`
    : undefined;
}
