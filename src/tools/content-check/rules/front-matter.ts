import { pageSchema } from '../../../schemas/page.ts';
import { importCommand } from '../page-addresses.ts';
import { findIssues } from '../schema-issues.ts';
import { each, warning, type Entry, type EntryRules } from '../types.ts';

/** A value, neither in quotation marks nor a number or a date, and what YAML reads as a comment on it. */
const NOTED = /^ *(?:- )?\w+:(?!\s*(?:["'\d|>[{]|(?:true|false)\b))(.*?)[^\S\n]#(.*)$/gm;

/** What to use instead of Jekyll's keys. */
const HINTS: Record<string, string> = {
  date: ' For the date of publication, use "published".',
  image: ' For the picture at the top, use "cover".',
  layout: ' All pages share one layout. To convert a page from Jekyll, use npm run import.',
  permalink: ' For an old address, use "redirectFrom".',
};

/** The curly quotation marks that word processors write, around a value. */
const PAIRS = /^[“”„‟«][^“”„‟«»]*[“”‟»]$|^[‘‚][^‘‚]*[‘’]$/;

/** Signs that mean something in a text only. */
const MARKUP = /\*\*|<\/?[a-z]+\b[^<>]*>|&#?\w+;|\]\(/;

/** Where the front matter does not match the schema, or has a key that the schema does not know. */
function schemaIssues(isUnknownKey: boolean) {
  return ({ frontMatter: block }: Entry) =>
    findIssues(pageSchema, block?.data, {
      kind: 'key',
      write: (key, value) => (/^\d+$/.test(key) ? `- ${value}` : `${key}: ${value}`),
      placeOf: ([key]) =>
        key === undefined
          ? 'to the front matter, on a line of its own'
          : `on a line of its own below "${String(key)}", indented by two spaces`,
    }).flatMap((issue) =>
      block?.data && issue.isUnknownKey === isUnknownKey
        ? [{ ...issue, at: block.offsetOf(issue.path) }]
        : [],
    );
}

/** The keys with a value that is text. */
function textsOf({ frontMatter: block }: Entry) {
  return Object.entries(block?.data ?? {}).flatMap(([key, value]) =>
    typeof value === 'string' ? [{ key, value, at: block?.offsetOf([key]) }] : [],
  );
}

export const frontMatterRules: EntryRules = {
  /** Without front matter that can be read, a page has no title. */
  *'front-matter'({ file, text, frontMatter: block, source, unreadable }) {
    if (text === '' && source !== '') return;
    if (!block || /^\s/.test(source)) {
      const message = /^---[^\S\n]*\r?\n/.test(source)
        ? 'The front matter has no end. Add a line "---" below its last key, with nothing before or behind it.'
        : `A page must begin with front matter, with nothing above it: a line "---", then "title: …" and "description: …", then another line "---". To convert a page from another program, type ${importCommand(file)}`;
      yield { at: 0, message };
    } else if (block.error) {
      const { error, start, end } = block;
      // The rules front-matter-tabs and liquid report what else makes YAML unreadable.
      const isSaid = unreadable.some((part) => part.at <= error.at && part.end >= error.at);
      if (!isSaid && !source.slice(start, end).includes('\t')) yield error;
    }
  },

  /** YAML does not allow tabs as indentation. */
  *'front-matter-tabs'({ frontMatter: { start = 0, end = 0 } = {}, source }) {
    const index = source.slice(start, end).indexOf('\t');
    const message = 'Use spaces in the front matter, not tabs. Replace each tab with two spaces.';
    if (index !== -1) yield { at: start + index, message };
  },

  /** A misspelt key would silently have no effect. */
  'front-matter-keys': each(schemaIssues(true), ({ path, message }) => [
    message + (HINTS[path.join('.')] ?? ''),
  ]),

  /** The build would stop at a value that does not match the schema, in less helpful words. */
  *'front-matter-values'(entry) {
    yield* schemaIssues(false)(entry);
    const { published, updated } = entry.frontMatter?.data ?? {};
    if (published instanceof Date && updated instanceof Date && updated < published) {
      const message = '"updated" is earlier than "published". Correct one of the two dates.';
      yield { at: entry.frontMatter?.offsetOf(['updated']), message };
    }
  },

  /** `title: The #1 guide` gives the title "The": YAML reads the rest as a comment. */
  *'front-matter-notes'({ frontMatter: { start = 0, end = 0 } = {}, source }) {
    for (const { index, 1: value = '', 2: note = '' } of source.slice(start, end).matchAll(NOTED)) {
      const message = `"#${note}" is read as a comment, not as part of the value. If it belongs to the value, put it all in quotation marks: ${JSON.stringify(`${value} #${note}`.trim())}. If it is a comment, move it to a line of its own.`;
      yield { at: start + index, message };
    }
  },

  /** YAML knows only straight quotation marks; curly ones are shown to readers. */
  'front-matter-quotes': each(textsOf, ({ key, value }) => [
    MARKUP.test(value) &&
      `Readers would see "${MARKUP.exec(value)?.[0] ?? ''}" as it is. Write plain words in the front matter, without Markdown or HTML.`,
    PAIRS.test(value.trim()) &&
      `The curly quotation marks around the value of "${key}" would be shown to readers. Remove them, or use straight ones: ${key}: "${value.trim().slice(1, -1)}"`,
  ]),

  /** In search results, two pages could not be told apart. */
  'page-twin': each(textsOf, ({ key, value }, entry, { entries }) => {
    if (!/^(title|description)$/.test(key) || entry.isDraft || /^(\[fill in|$)/.test(value))
      return [];
    const twin = entries
      .slice(0, entries.indexOf(entry))
      .find(
        (it) =>
          !it.isDraft && it.language === entry.language && it.frontMatter?.data?.[key] === value,
      );
    return [
      twin &&
        warning(`The page ${twin.file} has the same ${key}. Write one that fits only this page.`),
    ];
  }),
};
