import type { Rule, Unreadable } from '../types.ts';

/** MDX has its own comments, and the build stops at `<!--`. */
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
  const isClosed = written.endsWith('-->');
  const note = written
    .slice(4, isClosed ? -3 : undefined)
    .trim()
    .replaceAll('*/', '* /');
  return {
    at,
    end,
    message: `${isClosed ? '' : 'This comment is never closed. '}Write a note to yourself as {/* … */}, not as <!-- … -->.`,
    // In a quotation, each of its lines begins with ">".
    fix:
      isClosed && !/\n[^\S\n]*>/.test(note)
        ? {
            edits: [{ start: at, end, text: `{/* ${note} */}` }],
            done: 'replaced <!-- … --> with {/* … */}',
          }
        : undefined,
  };
}
