import { PAGES } from '../../data/entries.ts';
import { componentSchemas } from '../../schemas/components.ts';
import { count } from '../../utils/count.ts';
import type { Entry, Finding } from './types.ts';

/** A finding, and the rule that made it. */
export type Found = Finding & { rule: string };

/** A page with one of our components was written here, and the import would refuse it. */
const COMPONENT = new RegExp(`<(${Object.keys(componentSchemas).join('|')})\\b`);

/** What the import converts, by the rule that finds it. */
const HTML = ['html-element', 'html-void', 'html-comment'];
const OTHERS = ['liquid', 'attribute-list', 'mdx-syntax', 'mdx-code', 'code-indented'];
const DOCUMENT = /^<(!doctype|html|head|body)\b/i;

/** Jekyll's tags, and what it knows. */
const LIQUID = /^\{%|^\{\{-?\s*(?:site|page|include|content|post|layout|'|")/;

/** More HTML than this was not written by hand. */
const MAX_HTML = 8;

/** What to type to convert a file. */
export function importCommand(file: string): string {
  const path = `${PAGES}/${file}`;
  return `npm run import -- ${/^[\w./-]+$/.test(path) ? path : `'${path}'`}`;
}

/** Replaces all that is left of another program by one finding, since such a page is best converted whole. */
export function summarizeOrigin(found: Found[], entry: Entry): Found[] {
  const { file, source, frontMatter, unreadable } = entry;
  const hasLayout = 'layout' in (frontMatter?.data ?? {});
  const isJekyll =
    hasLayout || unreadable.some(({ rule, written }) => rule === 'liquid' && LIQUID.test(written));
  const html = found.filter(
    ({ rule, at }) =>
      rule === 'html-element' || (rule === 'mdx-syntax' && /^<\/?[a-z]/.test(source.slice(at))),
  );
  const isHtml = html.length > MAX_HTML || html.some(({ at }) => DOCUMENT.test(source.slice(at)));
  if (COMPONENT.test(source) || !(isJekyll || isHtml)) return found;
  const rules = [...HTML, ...OTHERS, ...(frontMatter ? [] : ['front-matter'])];
  const layout = hasLayout && frontMatter?.offsetOf(['layout']);
  const covered = found.filter(
    ({ rule, at }) => rules.includes(rule) || (rule === 'front-matter-keys' && at === layout),
  );
  const at = Math.min(...covered.map((one) => one.at ?? 0));
  const places = covered.length > 1 ? ` (${count(covered.length, 'place', 'places')} in all)` : '';
  const written =
    unreadable.find((one) => one.at === at)?.written ??
    source.slice(at).split('\n', 1).join('').trim();
  const message = `"${written.slice(0, 60)}" shows that this page comes from ${isJekyll ? 'Jekyll' : 'HTML'}, which is not understood here${places}. To convert the page, type ${importCommand(file)}; or write in Markdown what this stands for.`;
  return [{ at, message, rule: 'origin' }, ...found.filter((one) => !covered.includes(one))];
}
