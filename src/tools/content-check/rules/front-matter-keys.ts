import { frontMatterIssues } from '../front-matter-issues.ts';
import type { Rule } from '../types.ts';

/** What to use instead of Jekyll's keys. */
const HINTS = new Map<PropertyKey | undefined, string>([
  ['date', ' For the date of publication, use "published".'],
  ['image', ' For the picture at the top, use "cover".'],
  ['permalink', ' For an old address, use "redirectFrom".'],
]);

/** A misspelt key would silently have no effect. */
export const frontMatterKeys: Rule = {
  name: 'front-matter-keys',
  canBeIgnored: false,
  *checkEntry({ frontMatter }) {
    if (!frontMatter) return;
    for (const { path, isUnknownKey, message } of frontMatterIssues(frontMatter)) {
      // The rule layout reports this one, and can fix it.
      if (!isUnknownKey || (path.length === 1 && path[0] === 'layout')) continue;
      const hint = path.length === 1 ? (HINTS.get(path[0]) ?? '') : '';
      yield { at: frontMatter.offsetOf(path), message: message + hint };
    }
  },
};
