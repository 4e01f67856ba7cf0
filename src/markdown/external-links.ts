import { defineHastPlugin, type HastVisitorContext } from 'satteri';
import { readExternalLink } from '../utils/read-external-link.ts';

/**
 * Hands a page's external links to its layout, which lists those that lead somewhere else now; and its
 * Anchors, to which links of other pages may lead.
 */
export const externalLinks = defineHastPlugin({
  name: 'external-links',
  element: { filter: ['a'], visit: record },
  mdxJsxFlowElement: { filter: ['Quotation', 'Anchor'], visit: record },
});

function record(node: Parameters<typeof readExternalLink>[0], context: HastVisitorContext): void {
  const { frontmatter } = context.data.astro ?? {};
  if (frontmatter && 'name' in node && node.name === 'Anchor') {
    const id = node.attributes.find((one) => 'name' in one && one.name === 'id')?.value;
    frontmatter.anchors = [...((frontmatter.anchors ?? []) as unknown[]), id];
  }
  const link = readExternalLink(node);
  if (link && frontmatter) {
    frontmatter.externalLinks = [...((frontmatter.externalLinks ?? []) as object[]), link];
  }
}
