import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseFrontmatter } from 'astro/markdown';
import type { ElementContent } from 'hast';
import { defineHastPlugin, type HastNode, type HastVisitorContext } from 'satteri';
import { site } from '../site.ts';
import { originalFile } from '../utils/addresses.ts';
import { toFigure } from './figures.ts';

/**
 * Wraps a page's introduction, everything before its first section, and puts the
 * cover that the front matter names at its end: on a phone the text goes first.
 */
export const intro = defineHastPlugin({
  name: 'intro',
  after(root, context) {
    const { title, cover } = context.data.astro?.frontmatter ?? {};
    // The examples of the component gallery are not pages, and have no introduction.
    if (title === undefined) return;
    const end = root.children.findIndex(startsSection);
    const rest = end === -1 ? [] : root.children.slice(end);
    const children = root.children.slice(0, root.children.length - rest.length) as ElementContent[];
    const figure = cover ? toFigure(cover as Cover, 'cover', context) : originalCover(context);
    if (figure) children.push(figure);
    if (children.length === 0) return;
    context.replaceNode(root, {
      type: 'root',
      children: [
        { type: 'element', tagName: 'div', properties: { className: ['intro'] }, children },
        ...rest,
      ],
    });
  },
});

type Cover = Parameters<typeof toFigure>[0];

/** The cover of the page's original, with its words in the original's language. */
function originalCover(context: HastVisitorContext) {
  const file = context.fileURL ? fileURLToPath(context.fileURL) : '';
  const original = originalFile(file);
  if (original === file || !existsSync(original)) return undefined;
  const { frontmatter } = parseFrontmatter(readFileSync(original, 'utf8'));
  const { cover, draft } = frontmatter as { cover?: Cover; draft?: boolean };
  if (!cover || draft) return undefined;
  const figure = toFigure(cover, 'cover', context);
  return { ...figure, properties: { ...figure.properties, lang: site.language } };
}

/** Whether a node is a heading, or a component that holds one. */
function startsSection(node: HastNode): boolean {
  if (node.type === 'element') return /^h[1-6]$/.test(node.tagName);
  return 'name' in node && 'children' in node && node.children.some(startsSection);
}
