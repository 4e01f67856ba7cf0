import { endOf, nodesOf, startOf } from '../tree.ts';
import type { Rule } from '../types.ts';

/** After a fence that is never closed, the rest of the page is code. */
export const codeFence: Rule = {
  name: 'code-fence',
  canBeIgnored: false,
  *checkEntry({ tree, source }) {
    if (!tree) return;
    for (const node of nodesOf(tree, 'code')) {
      const at = startOf(node);
      const block = source.slice(at, endOf(node)).trimEnd();
      const fence = /^(`{3,}|~{3,})/.exec(block)?.[0];
      if (fence === undefined) continue;
      const last = block.slice(block.lastIndexOf('\n') + 1).replace(/^[\s>]*/, '');
      if (block.includes('\n') && last.startsWith(fence)) continue;
      yield {
        at,
        message: `This code block is never closed, so everything after it would be shown as code. Add ${fence} on a line of its own where it ends.`,
      };
    }
  },
};
