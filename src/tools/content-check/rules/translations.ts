import { languageCodes, languages, nameLanguage } from '../../../languages.ts';
import type { LanguageCode } from '../../../languages.ts';
import { site } from '../../../site.ts';
import { originalFile, readFileName } from '../../../utils/addresses.ts';
import { count } from '../../../utils/count.ts';
import { resolveFile } from '../page-addresses.ts';
import { eachFile, warning, type Content, type Entry } from '../types.ts';
import type { EntryRules, FileRules, Finding } from '../types.ts';

/** A file name with something like a language in it; after `index.`, it can be nothing else. */
const CODED = /(?<base>index|[^/]+)\.(?<code>(?<=\bindex\.)[^./]+|[a-z]{2,3}(?:[-_]\w+)*)\.mdx$/i;

export const translationRules: EntryRules = {
  /** Readers of a translation would miss what the original has, or meet it in another language. */
  *'translation-complete'(entry, content) {
    const original = originalOf(entry, content);
    if (!original || entry.isDraft) return;
    const to = nameLanguage(entry.language);
    const at = entry.frontMatter?.offsetOf(['title']);
    const report = (message: string, place = at): Finding => ({ at: place, ...warning(message) });
    const [all, own] = [original.headings, entry.headings];
    if (own.length < all.length) {
      const list = all.map(({ text }) => `“${text}”`).join(', ');
      yield report(
        `The original has ${count(all.length, 'heading', 'headings')}, and this page has ${own.length}. Translate what is missing. The original’s are: ${list}.`,
      );
    }
    const hasCover = ({ pictures }: Entry) => pictures.some(({ place }) => place === 'cover');
    const fileOf = ({ address }: { address: string }) => resolveFile(entry.file, address);
    // A translation may show other pictures instead, such as a drawing with words in it.
    let missing = original.pictures.length - entry.pictures.length;
    for (const picture of original.pictures) {
      const { address, alt, place } = picture;
      const same = entry.pictures.find((one) => fileOf(one) === fileOf(picture));
      if (same?.alt && same.alt === alt) {
        yield report(`The picture’s text is that of the original. Write it in ${to}.`, same.at);
      } else if (!same && place === 'cover' && !hasCover(entry)) {
        missing -= 1;
        yield report(
          `The text of the cover would be that of the original. Add "cover", with "picture: ${address}" and its "alt" in ${to}.`,
        );
      } else if (!same && place !== 'cover' && missing > 0) {
        missing -= 1;
        yield report(
          `The original shows the picture "${address}", and this page does not. Add it: ![what it shows, in ${to}](${address})`,
        );
      }
    }
  },

  /** Readers would be told what is no longer true. */
  *'translation-outdated'(entry, content) {
    const original = originalOf(entry, content);
    if (!original || entry.isDraft) return;
    const { reviewed } = (entry.frontMatter?.data ?? {}) as { reviewed?: unknown };
    const review = reviewed instanceof Date && !isNaN(+reviewed) ? toDay(reviewed) : '';
    const own = [content.dayOfChange(entry), review].sort().at(-1) ?? '';
    const changed = content.dayOfChange(original);
    if (changed <= own) return;
    const message = `The original, ${original.file}, changed on ${changed}, and this translation was last changed or reviewed on ${own}. Compare the two, and correct this page. If a native speaker finds nothing to correct, write "reviewed: ${toDay(new Date())}".`;
    yield { at: entry.frontMatter?.offsetOf(['reviewed']), ...warning(message) };
  },

  /** `reviewed` has a meaning in translations only. */
  *'translation-reviewed'(entry, content) {
    if (entry.frontMatter?.data?.reviewed === undefined || originalOf(entry, content)) return;
    const message = 'This page is not a translation, so "reviewed" has no effect. Remove it.';
    yield { at: entry.frontMatter.offsetOf(['reviewed']), message };
  },
};

export const translationFileRules: FileRules = {
  /** A page in an unknown language would be published as one in the site's own. */
  'page-language': eachFile(
    ({ entries }) => entries.map(({ file }) => file),
    (file, { entries }) => {
      const { base = '', code = '' } = CODED.exec(file)?.groups ?? {};
      const known = languageCodes.find((one) => one.toLowerCase() === code.toLowerCase());
      const own = nameLanguage(site.language);
      const codes = languageCodes.filter((one) => one !== site.language);
      const meant = guessLanguage(code);
      const hint =
        meant === site.language
          ? ` Pages in ${own} have none: name it ${base}.mdx.`
          : meant
            ? ` Did you mean "${meant}" (${nameLanguage(meant)})? Name the file ${base}.${meant}.mdx.`
            : '';
      const { name, language } = readFileName(file);
      const original = entries.find((one) => one.name === name && one.language === site.language);
      return [
        original &&
          language !== site.language &&
          originalFile(file) !== original.file &&
          `The original of this page is ${original.file}. Move it there: ${original.file.replace(/mdx$/, `${language}.mdx`)}`,
        known === site.language &&
          `Pages in ${own} have no language in their names. Rename this file to ${base}.mdx.`,
        code !== '' &&
          !known &&
          `"${code}" is not the code of a language of this site.${hint || ` The codes are: ${codes.join(', ')}.`} If no language is meant, write a hyphen instead of the dot: ${base}-${code}.mdx`,
      ];
    },
  ),
};

/** The page that a translation was made from; undefined for other pages. */
function originalOf({ name, language }: Entry, { entries }: Content): Entry | undefined {
  if (language === site.language) return undefined;
  return entries.find((one) => one.name === name && one.language === site.language && !one.isDraft);
}

/** The language that a wrong code most likely means: `spa`, `es-MX`, `sp`, `spanish`, `español`. */
export function guessLanguage(code: string): LanguageCode | undefined {
  const written = code.toLowerCase().replaceAll('_', '-');
  let canonical: string | undefined;
  try {
    canonical = new Intl.Locale(written).language;
  } catch {
    // Not every name looks like a code.
  }
  const isName = (one: LanguageCode) =>
    [languages[one].name, nameLanguage(one)].some((name) => name.toLowerCase().includes(written));
  return (
    languageCodes.find((one) => new Intl.Locale(one).language === canonical) ??
    languageCodes.find(isName)
  );
}

function toDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
