import { PAGES } from '../../data/entries.ts';
import { count } from '../../utils/count.ts';
import type { Entry, Finding } from './types.ts';

/** A finding, and the rule that made it. */
export type Found = Finding & { rule: string };

/** The rules about what the import converts. */
const CONVERTED = /^(html-(element|void|comment)|liquid|mdx-syntax)$/;

/** What to type to convert a file. */
export function importCommand(file: string): string {
  const path = `${PAGES}/${file}`;
  return `npm run import -- ${/^[\w./-]+$/.test(path) ? path : `'${path}'`}`;
}

/** Replaces all that is left of another program by one finding, since such a page is best converted whole. */
export function summarizeOrigin(found: Found[], { file, source, frontMatter }: Entry): Found[] {
  const isForeign = 'layout' in (frontMatter?.data ?? {}) || /^<(!doctype|html)\b/i.test(source);
  const foreign = found.filter(({ rule }) => isForeign && CONVERTED.test(rule));
  if (foreign.length === 0) return found;
  const at = Math.min(...foreign.map((one) => one.at ?? 0));
  const [written = ''] = source.slice(at, at + 60).split('\n');
  const message = `"${written}" shows that this page comes from another program, such as Jekyll (${count(foreign.length, 'place', 'places')} in all). To convert the page, type ${importCommand(file)}; or write in Markdown what this stands for.`;
  return [{ at, message, rule: 'origin' }, ...found.filter((one) => !foreign.includes(one))];
}
