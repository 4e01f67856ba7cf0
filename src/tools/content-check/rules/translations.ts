import { toString } from 'mdast-util-to-string';
import { languageCodes, languages, nameLanguage } from '../../../languages.ts';
import type { LanguageCode } from '../../../languages.ts';
import { site } from '../../../site.ts';
import { originalFile, readFileName } from '../../../utils/addresses.ts';
import { count } from '../../../utils/count.ts';
import { resolveFile } from '../page-addresses.ts';
import { nodesOf, startOf } from '../tree.ts';
import { eachFile, warning, type Content, type Entry } from '../types.ts';
import type { EntryRules, FileRules } from '../types.ts';

/** In milliseconds; somewhere on Earth, it is tomorrow already. */
const DAY = 24 * 60 * 60 * 1000;

/** A file name with something like a language in it; after `index.`, it can be nothing else. */
const CODED = /(?<base>index|[^/]+)\.(?<code>[^./]+)\.mdx$/i;
/** `tea-es.mdx`, and `es.mdx` or `es/index.mdx` in the folder of the original. */
const MISPLACED = /^(?<page>.+?)(?:[-_]|\/)(?<code>[a-z]{2,3})(?:\/index)?\.mdx$/i;

export const translationRules: EntryRules = {
  /** Readers of a translation would miss what the original has, or meet it in another language. */
  *'translation-complete'(entry, content) {
    const original = originalOf(entry, content);
    if (!original || original.isDraft || entry.isDraft) return;
    const to = nameLanguage(entry.language);
    const { offsetOf, data } = entry.frontMatter ?? {};
    const report = (message: string, at = offsetOf?.(['title'])) => ({ at, ...warning(message) });
    const [all, own] = [original.headings, entry.headings];
    if (own.length < all.length) {
      const list = all.map(({ text }) => `“${text}”`).join(', ');
      yield report(
        `The original has ${count(all.length, 'heading', 'headings')}, and this page has ${own.length}. Translate what is missing. The original’s are: ${list}.`,
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
    const fileOf = ({ address }: { address: string }) => resolveFile(entry.file, address);
    const left = [...entry.pictures];
    // A translation may show another picture instead, such as a drawing with words in it.
    let missing = original.pictures.length - left.length;
    for (const picture of original.pictures) {
      const { address, alt, place } = picture;
      const index = left.findIndex((one) => fileOf(one) === fileOf(picture));
      const [shown] = index < 0 ? [] : left.splice(index, 1);
      if (shown?.alt && shown.alt === alt) yield same('The picture’s text', shown.at);
      if (shown || missing <= 0) continue;
      missing -= 1;
      yield report(
        place === 'cover'
          ? `The text of the cover would be that of the original. Add "cover", with "picture: ${address}" and its "alt" in ${to}.`
          : `The original shows the picture "${address}", and this page does not. Add it: ![what it shows, in ${to}](${address})`,
      );
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

  /** `reviewed` has a meaning in translations only, and nobody has reviewed a page tomorrow. */
  *'translation-reviewed'(entry, content) {
    const { reviewed } = entry.frontMatter?.data ?? {};
    const at = entry.frontMatter?.offsetOf(['reviewed']);
    if (reviewed !== undefined && !originalOf(entry, content)) {
      const message = 'This page is not a translation, so "reviewed" has no effect. Remove it.';
      yield { at, message };
    } else if (isDay(reviewed) && toDay(reviewed) > toDay(new Date(Date.now() + DAY))) {
      const message = `"reviewed" is ${toDay(reviewed)}, which has not come yet. Write the day of the review.`;
      yield { at, message };
    }
  },
};

export const translationFileRules: FileRules = {
  /** A page in an unknown language would be published as one in the site's own. */
  'page-language': eachFile(
    ({ entries }) => entries.map(({ file }) => file),
    (file, { entries }) => {
      const { base = '', code = '' } = CODED.exec(file)?.groups ?? {};
      const codes = languageCodes.filter((one) => one !== site.language);
      const find = (wanted: string) =>
        entries.find((one) => one.name === wanted && one.language === site.language);
      const nameIn = (one: Entry, language: string) => one.file.replace(/mdx$/, `${language}.mdx`);
      const { name, language } = readFileName(file);
      const original = language === site.language ? undefined : find(name);
      const isKnown = languageCodes.some((one) => one.toLowerCase() === code.toLowerCase());
      const meant = guessLanguage(code);
      const isMeant = /^index$/i.test(base) || /^[a-z]{2,3}([-_]\w+)*$/i.test(code) || meant;
      const hint = meant
        ? `Did you mean "${meant}" (${nameLanguage(meant)})? Name the file ${meant === site.language ? base : `${base}.${meant}`}.mdx.`
        : `The codes are: ${codes.join(', ')}.`;
      const misplaced = MISPLACED.exec(file)?.groups ?? {};
      const wrong = codes.find((one) => one.toLowerCase() === misplaced.code?.toLowerCase());
      const meantFor = wrong && find(readFileName(`${misplaced.page}.mdx`).name);
      return [
        original &&
          originalFile(file) !== original.file &&
          `The original of this page is ${original.file}. Move it there: ${nameIn(original, language)}`,
        code.toLowerCase() === site.language &&
          `Pages in ${nameLanguage(site.language)} have no language in their names. Rename this file to ${base}.mdx.`,
        code !== '' &&
          !isKnown &&
          isMeant &&
          `"${code}" is not the code of a language of this site. ${hint} If no language is meant, write a hyphen instead of the dot: ${base}-${code}.mdx`,
        meantFor &&
          warning(
            `This is published as a page in ${nameLanguage(site.language)}. If it is ${meantFor.file} in ${nameLanguage(wrong)}, name it ${nameIn(meantFor, wrong)}; else give it another name.`,
          ),
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
  const written = code.toLowerCase().replaceAll('_', '-');
  let canonical: string | undefined;
  try {
    canonical = new Intl.Locale(written).language;
  } catch {
    // Not every name looks like a code.
  }
  return (
    languageCodes.find((one) => new Intl.Locale(one).language === canonical) ??
    languageCodes.find((one) => namesOf(one).some((name) => name.startsWith(written)))
  );
}

function namesOf(code: LanguageCode): string[] {
  return [languages[code].name, nameLanguage(code)].map((name) => name.toLowerCase());
}

function isDay(value: unknown): value is Date {
  return value instanceof Date && !Number.isNaN(value.getTime());
}

function toDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
