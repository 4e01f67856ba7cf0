import { defineHastPlugin, type HastVisitorContext } from 'satteri';
import { readExternalLink } from '../utils/read-external-link.ts';

/** Hands a page's external links to its layout, which lists those that lead somewhere else now. */
export const externalLinks = defineHastPlugin({
  name: 'external-links',
  element: { filter: ['a'], visit: record },
  mdxJsxFlowElement: { filter: ['Quotation'], visit: record },
});

function record(node: Parameters<typeof readExternalLink>[0], context: HastVisitorContext): void {
  const { frontmatter } = context.data.astro ?? {};
  const link = readExternalLink(node);
  if (link && frontmatter) {
    frontmatter.externalLinks = [...((frontmatter.externalLinks ?? []) as object[]), link];
  }
}
