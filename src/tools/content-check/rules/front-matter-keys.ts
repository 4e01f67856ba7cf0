import { frontMatterIssues } from '../front-matter-issues.ts';
import type { Rule } from '../rule.ts';

/** Where Jekyll's keys went. */
const HINTS = new Map<PropertyKey | undefined, string>([
  ['date', ' The day of publication stands in "published".'],
  ['image', ' The picture at the top stands in "cover".'],
  ['permalink', ' An old address stands in "redirectFrom".'],
]);

/** A misspelt key would be passed over without a word. */
export const frontMatterKeys: Rule = {
  name: 'front-matter-keys',
  canBeIgnored: false,
  *checkEntry({ frontMatter }) {
    if (!frontMatter) return;
    for (const { path, isUnknownKey, message } of frontMatterIssues(frontMatter)) {
      // Jekyll's "layout" has a rule of its own, which can mend it.
      if (!isUnknownKey || (path.length === 1 && path[0] === 'layout')) continue;
      const hint = path.length === 1 ? (HINTS.get(path[0]) ?? '') : '';
      yield { at: frontMatter.offsetOf(path), message: message + hint };
    }
  },
};
