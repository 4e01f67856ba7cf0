import { defineHastPlugin } from 'satteri';
import { findExternalLinks } from '../utils/find-external-links.ts';

/** Hands a page's external links to its layout, which lists those that lead somewhere else now. */
export const externalLinks = defineHastPlugin({
  name: 'external-links',
  after(root, context) {
    const { frontmatter } = context.data.astro ?? {};
    if (frontmatter) frontmatter.externalLinks = findExternalLinks(root);
  },
});
