import { PAGES } from '../../data/entries.ts';
import { componentSchemas } from '../../schemas/components.ts';
import { count } from '../../utils/count.ts';
import type { Entry, Finding } from './types.ts';

/** A finding, and the rule that made it. */
export type Found = Finding & { rule: string };

/** A page with one of our components was written here, and the import would refuse it. */
const COMPONENT = new RegExp(`<(${Object.keys(componentSchemas).join('|')})\\b`);

/** The rules about what the import converts. */
const CONVERTED = /^(html-(element|void|comment)|liquid|attribute-list|mdx-syntax|code-indented)$/;

/** More HTML, or more of Jekyll's language, than this was not written by hand. */
const MAX_FOREIGN = 8;

/** What to type to convert a file. */
export function importCommand(file: string): string {
  const path = `${PAGES}/${file}`;
  return `npm run import -- ${/^[\w./-]+$/.test(path) ? path : `'${path}'`}`;
}

/** Replaces all that is left of another program by one finding, since such a page is best converted whole. */
export function summarizeOrigin(found: Found[], { file, source, frontMatter }: Entry): Found[] {
  const foreign = found.filter(({ rule }) => CONVERTED.test(rule));
  const isForeign = 'layout' in (frontMatter?.data ?? {}) || /^<(!doctype|html)\b/i.test(source);
  const max = isForeign ? 0 : MAX_FOREIGN;
  if (foreign.length <= max || COMPONENT.test(source)) return found;
  const at = Math.min(...foreign.map((one) => one.at ?? 0));
  const [written = ''] = source.slice(at, at + 60).split('\n');
  const message = `"${written}" shows that this page comes from another program, such as Jekyll (${count(foreign.length, 'place', 'places')} in all). To convert the page, type ${importCommand(file)}; or write in Markdown what this stands for.`;
  return [{ at, message, rule: 'origin' }, ...found.filter((one) => !foreign.includes(one))];
}
