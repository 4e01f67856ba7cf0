import { toString } from 'mdast-util-to-string';
import { languageCodes, languages, nameLanguage } from '../../../languages.ts';
import type { LanguageCode } from '../../../languages.ts';
import { site } from '../../../site.ts';
import { originalFile, readFileName } from '../../../utils/addresses.ts';
import { count } from '../../../utils/count.ts';
import { nodesOf, startOf } from '../tree.ts';
import { eachFile, warning, type Content, type Entry } from '../types.ts';
import type { EntryRules, FileRules } from '../types.ts';

/** A file name with something like a language in it; after `index.`, it can be nothing else. */
const CODED = /(?<base>index|[^/]+)\.(?<code>[^./]+)\.mdx$/i;

export const translationRules: EntryRules = {
  /** Readers of a translation would miss what the original has, or meet it in another language. */
  *'translation-complete'(entry, content) {
    const original = originalOf(entry, content);
    if (!original || original.isDraft || entry.isDraft) return;
    const to = nameLanguage(entry.language);
    const { offsetOf, data } = entry.frontMatter ?? {};
    const report = (message: string, at = offsetOf?.(['title'])) => ({ at, ...warning(message) });
    for (const [what, all, own] of [
      ['heading', original.headings, entry.headings],
      ['picture', original.pictures, entry.pictures],
    ] as const) {
      if (own.length >= all.length) continue;
      const list = all.map((one) => ('text' in one ? `“${one.text}”` : one.address)).join(', ');
      yield report(
        `The original has ${count(all.length, what, `${what}s`)}, and this page has ${own.length}. Add what is missing, in ${to}. The original’s are: ${list}.`,
      );
    }
    const same = (what: string, at?: number) =>
      report(`${what} is that of the original. Write it in ${to}.`, at);
    if (data?.description === original.frontMatter?.data?.description) {
      yield same('The description', offsetOf?.(['description']));
    }
    const paragraphs = paragraphsOf(original).map(({ text }) => text);
    for (const { text, at } of paragraphsOf(entry)) {
      // A name, or a title, is the same in many languages.
      if (text.split(/\s+/).length > 5 && paragraphs.includes(text)) yield same('This text', at);
    }
    for (const { alt, at } of entry.pictures) {
      const isSame = alt && original.pictures.some((picture) => picture.alt === alt);
      if (isSame) yield same('The picture’s text', at);
    }
  },

  /** Readers would be told what is no longer true. */
  *'translation-outdated'(entry, content) {
    const original = originalOf(entry, content);
    if (!original || original.isDraft || entry.isDraft) return;
    const { reviewed, updated } = entry.frontMatter?.data ?? {};
    const days = [reviewed, updated].map((day) => (isDay(day) ? toDay(day) : ''));
    const own = [content.dayOfChange(entry), ...days].sort().at(-1) ?? '';
    const changed = content.dayOfChange(original);
    if (changed <= own) return;
    const message = `The original, ${original.file}, changed on ${changed}, and this translation was last changed or reviewed on ${own}. Compare the two, and correct this page; if there is nothing to correct, write "updated: ${toDay(new Date())}".`;
    yield { at: entry.frontMatter?.offsetOf(['reviewed']), ...warning(message) };
  },
};

export const translationFileRules: FileRules = {
  /** A page in an unknown language would be published as one in the site's own. */
  'page-language': eachFile(
    ({ entries }) => entries.map(({ file }) => file),
    (file, { entries }) => {
      const { base = '', code = '' } = CODED.exec(file)?.groups ?? {};
      const codes = languageCodes.filter((one) => one !== site.language);
      const { name, language } = readFileName(file);
      const original = entries.find((one) => one.name === name && one.language === site.language);
      const isKnown = languageCodes.some((one) => one.toLowerCase() === code.toLowerCase());
      const meant = guessLanguage(code);
      const isMeant = /^index$/i.test(base) || /^[a-z]{2,3}([-_]\w+)*$/i.test(code) || meant;
      const hint = meant
        ? `Did you mean "${meant}" (${nameLanguage(meant)})?`
        : `The codes are: ${codes.join(', ')}.`;
      return [
        original &&
          language !== site.language &&
          originalFile(file) !== original.file &&
          `The original of this page is ${original.file}. Move it there: ${original.file.replace(/mdx$/, `${language}.mdx`)}`,
        code.toLowerCase() === site.language &&
          `Pages in ${nameLanguage(site.language)} have no language in their names. Rename this file to ${base}.mdx.`,
        code !== '' &&
          !isKnown &&
          isMeant &&
          `"${code}" is not the code of a language of this site. ${hint} Name the file ${base}.${meant ?? codes[0]}.mdx; if no language is meant, ${base}-${code}.mdx`,
      ];
    },
  ),
};

/** The page that a translation was made from; undefined for other pages. */
function originalOf({ name, language }: Entry, { entries }: Content): Entry | undefined {
  if (language === site.language) return undefined;
  return entries.find((one) => one.name === name && one.language === site.language);
}

/** The paragraphs of a text, without their markup. */
function paragraphsOf({ tree }: Entry) {
  const nodes = tree ? nodesOf(tree, 'paragraph') : [];
  return nodes.map((node) => ({ text: toString(node).trim(), at: startOf(node) }));
}

/** The language that a wrong code most likely means: `spa`, `es-MX`, `sp`, `spanish`, `español`. */
export function guessLanguage(code: string): LanguageCode | undefined {
  const [written = ''] = code.toLowerCase().split(/[-_]/, 1);
  const namesOf = (one: LanguageCode) => [one, languages[one].name, nameLanguage(one)];
  return languageCodes.find((one) =>
    namesOf(one).some((name) => name.toLowerCase().startsWith(written || '-')),
  );
}

function isDay(value: unknown): value is Date {
  return value instanceof Date && !Number.isNaN(value.getTime());
}

function toDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
