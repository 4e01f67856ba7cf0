import type { Rule } from '../rule.ts';
import { endOf, nodesOf, startOf } from '../tree.ts';

/** Behind a fence that is opened and never closed, the rest of a page is code. */
export const codeFence: Rule = {
  name: 'code-fence',
  canBeIgnored: false,
  *checkEntry({ tree, source }) {
    if (!tree) return;
    for (const node of nodesOf(tree, 'code')) {
      const at = startOf(node);
      const written = source.slice(at, endOf(node)).trimEnd();
      const fence = /^(`{3,}|~{3,})/.exec(written)?.[0];
      if (fence === undefined) continue;
      const last = written.slice(written.lastIndexOf('\n') + 1).replace(/^[\s>]*/, '');
      if (written.includes('\n') && last.startsWith(fence)) continue;
      yield {
        at,
        message: `This piece of code has no end, so all that follows is shown as code. Write ${fence} on a line of its own where it ends.`,
      };
    }
  },
};
