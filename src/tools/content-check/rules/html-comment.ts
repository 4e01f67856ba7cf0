import type { Rule, Unreadable } from '../rule.ts';

/** MDX has notes of its own, and ends the build at `<!--`. */
export const htmlComment: Rule = {
  name: 'html-comment',
  canBeIgnored: false,
  *findUnreadable({ html, isOpaque }) {
    for (const { start, value } of html) {
      let from = value.indexOf('<!--');
      while (from !== -1) {
        const close = value.indexOf('-->', from);
        const end = close === -1 ? value.length : close + 3;
        if (!isOpaque(start + from)) yield comment(start + from, value.slice(from, end));
        from = value.indexOf('<!--', end);
      }
    }
  },
};

function comment(at: number, written: string): Unreadable {
  const end = at + written.length;
  const isWhole = written.endsWith('-->');
  const words = written
    .slice(4, isWhole ? -3 : undefined)
    .trim()
    .replaceAll('*/', '* /');
  return {
    at,
    end,
    message: `A note to yourself is written {/* … */}, not <!-- … -->.${isWhole ? '' : ' This one has no end.'}`,
    // In a quotation its lines begin with signs of their own.
    fix:
      isWhole && !/\n[^\S\n]*>/.test(words)
        ? {
            edits: [{ start: at, end, text: `{/* ${words} */}` }],
            done: 'wrote {/* … */} in place of <!-- … -->',
          }
        : undefined,
  };
}
