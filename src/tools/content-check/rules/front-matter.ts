import { z } from 'astro/zod';
import { isMap, visit } from 'yaml';
import { pageSchema } from '../../../schemas/page.ts';
import { findIssues } from '../schema-issues.ts';
import { each, type Entry, type EntryRules, type Finding } from '../types.ts';

/** The front matter with the blank space around its first and last line, and its YAML. */
const FENCED = /^\s*---[^\S\r\n]*(\r?\n(?:(?!---[^\S\n]*\n)[^\n]*\n)*)---[^\S\r\n]*(?=\r?\n|$)/;

/** What to use instead of Jekyll's keys. */
const HINTS = new Map([
  ['date', ' For the date of publication, use "published".'],
  ['image', ' For the picture at the top, use "cover".'],
  ['layout', ' All pages share one layout. To convert a page from Jekyll, use npm run import.'],
  ['permalink', ' For an old address, use "redirectFrom".'],
]);

/** The curly quotation marks that word processors write, around a value. */
const PAIRS = /^[“”„‟«][^“”„‟«»]*[“”‟»]$|^[‘‚][^‘‚]*[‘’]$/;

/** Signs that mean something in a text only. */
const MARKUP = /\*\*|<\/?[a-z]+\b[^<>]*>|&#?\w+;|\]\(/;

/** In milliseconds. */
const YEAR = 366 * 24 * 60 * 60 * 1000;

/** The keys that may stand below others. */
function keysAt([key]: readonly PropertyKey[]): string[] {
  const inner: unknown = key === undefined ? pageSchema : pageSchema.shape[key as 'cover'];
  const schema = inner instanceof z.ZodOptional ? inner.unwrap() : inner;
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** Finds where the front matter does not match the schema. */
function findSchemaIssues({ frontMatter: block }: Entry) {
  const issues = findIssues(pageSchema, block?.data, {
    kind: 'key',
    write: (key, value) => (/^\d+$/.test(key) ? `- ${value}` : `${key}: ${value}`),
    placeOf: ([key]) =>
      key === undefined
        ? 'to the front matter, on a line of its own'
        : `on a line of its own below "${String(key)}", indented by two spaces`,
    keysAt,
  });
  return block?.data ? issues.map((issue) => ({ ...issue, at: block.offsetOf(issue.path) })) : [];
}

export const frontMatterRules: EntryRules = {
  /** Without front matter that can be read, a page has no title. */
  *'front-matter'({ text, frontMatter: block, source, unreadable }) {
    const [written = '', lines = ''] = FENCED.exec(source) ?? [];
    const fenced = `---${lines}---`;
    const yaml = source.slice(block?.start, block?.end);
    if (text === '' && source !== '') return;
    if (written !== '' && (!block || /^\s/.test(written))) {
      const message =
        'The front matter must begin and end with a line "---", the first at the very beginning of the file. Remove the blank space before and after the ---.';
      const done = 'removed the blank space around the --- of the front matter';
      const fix = { at: 0, end: written.length, text: fenced, done };
      yield { at: written.startsWith(fenced) ? fenced.length : 0, message, fix };
    } else if (!block) {
      const [key] = /^(?:title|description|layout):.*/m.exec(source.slice(0, 1000)) ?? [];
      const message = /^---[^\S\n]*\r?\n/.test(source)
        ? 'The front matter has no end. Add a line "---" below its last key.'
        : key
          ? `The front matter must begin with a line "---", the very first of the file, and end with another. Write the first above "${key.slice(0, 40)}", with nothing else before it.`
          : 'This page does not begin with front matter. Add a line "---", then "title: …" and "description: …", then another line "---".';
      yield { at: 0, message };
    } else if (!/---\s*$/.test(yaml)) {
      // Some YAML parsers also accept "..." as the end; Astro's does not.
      yield { at: block.end, message: 'The last line of the front matter must be "---".' };
    } else if (block.errors.length > 0) {
      // The rules front-matter-tabs and liquid report what else makes YAML unreadable.
      yield* block.errors.filter(
        ({ at }) =>
          !yaml.includes('\t') && !unreadable.some((part) => part.at <= at && part.end >= at),
      );
    } else if (block.document.contents !== null && !isMap(block.document.contents)) {
      const message =
        'The front matter must consist of keys and values. Put each key on a line of its own, followed by a colon and a space: title: Tea';
      yield { at: block.start, message };
    }
  },

  /** YAML does not allow tabs as indentation. */
  *'front-matter-tabs'({ frontMatter: block, source }) {
    const { start = 0, end = 0 } = block ?? {};
    const yaml = source.slice(start, end);
    for (const { index, 0: tabs } of yaml.matchAll(/\t+/g)) {
      const at = start + index;
      const message =
        'Use spaces in the front matter, not tabs. Replace each tab here with two spaces.';
      const isIndent = yaml.slice(0, index).split('\n').at(-1)?.trim() === '';
      const [text, done] = ['  '.repeat(tabs.length), 'replaced a tab with spaces'];
      yield { at, message, fix: isIndent ? { at, end: at + tabs.length, text, done } : undefined };
    }
  },

  /** A misspelt key would silently have no effect. */
  'front-matter-keys': each(
    (entry) => findSchemaIssues(entry).filter(({ isUnknownKey }) => isUnknownKey),
    ({ path, message }, { frontMatter }) => {
      const data = frontMatter?.data ?? {};
      // The parent, which is empty, is reported: its keys are not indented.
      const isLeft = Object.keys(data).some(
        (it) => data[it] === null && keysAt([it]).includes(String(path[0])),
      );
      const key = path.join('.');
      const value = data[key];
      const isText = typeof value === 'object' && value !== null && !(value instanceof Date);
      const loss = ' What is in it would be lost: move it into the text of the page.';
      const hint = isText && !message.includes('Did you mean') ? loss : '';
      return [!isLeft && message + (HINTS.get(key) ?? '') + hint];
    },
  ),

  /** The build would stop at a value that does not match the schema, in less helpful words. */
  *'front-matter-values'(entry) {
    const { data = {}, offsetOf } = entry.frontMatter ?? {};
    for (const { isUnknownKey, at, message, path } of findSchemaIssues(entry)) {
      // A key in capital letters is reported as unknown.
      const isMisspelt = Object.keys(data).some(
        (key) => key !== path[0] && key.toLowerCase() === path.join('.'),
      );
      const [, comment] = /^\S+[^\S\n]+(#[^\n]*)/.exec(entry.source.slice(at)) ?? [];
      const remedy = `Put it in straight quotation marks: ${String(path.at(-1))}: "${comment ?? ''}"`;
      const said = comment ? `"${comment}" is read as a comment. ${remedy}` : message;
      if (!isUnknownKey && !isMisspelt) yield { at, message: said };
    }
    const { published, updated } = data;
    if (published instanceof Date && updated instanceof Date && updated < published) {
      const message = '"updated" is earlier than "published". Correct one of the two dates.';
      yield { at: offsetOf?.(['updated']), message };
    }
    for (const [key, day] of Object.entries({ published, updated })) {
      if (!(day instanceof Date) || !(day.getTime() > Date.now() + YEAR)) continue;
      const message = `"${key}" is ${day.toISOString().slice(0, 10)}, which is more than a year ahead. Correct the date.`;
      yield { at: offsetOf?.([key]), message };
    }
  },

  /** `title: The #1 guide` gives the title "The": YAML reads the rest as a comment. */
  'front-matter-notes'({ frontMatter: block }) {
    const found: Finding[] = [];
    if (!block || block.errors.length > 0) return found;
    visit(block.document, {
      Scalar(_key, { type, value, comment, range, source = '' }) {
        // A comment after a number, a date or a quoted value is not part of it.
        const isText = type === 'PLAIN' && typeof value === 'string';
        if (!isText || !comment || !range || comment.includes('\n')) return;
        const message = `"#${comment}" is read as a comment, not as part of the value. If it belongs to the value, put it all in quotation marks: ${JSON.stringify(`${source} #${comment}`)}. If it is a comment, move it to a line of its own.`;
        found.push({ at: block.start + range[0], message });
      },
    });
    return found;
  },

  /** YAML knows only straight quotation marks; curly ones are shown to readers. */
  *'front-matter-quotes'({ frontMatter }) {
    for (const [key, value] of Object.entries(frontMatter?.data ?? {})) {
      if (typeof value !== 'string') continue;
      const [sign] = MARKUP.exec(value) ?? [];
      const messages = [
        sign &&
          `Readers would see "${sign}" as it is. Write plain words in the front matter, without Markdown or HTML.`,
        PAIRS.test(value.trim()) &&
          `The curly quotation marks around the value of "${key}" would be shown to readers. Remove them, or use straight ones: ${key}: "${value.trim().slice(1, -1)}"`,
      ];
      const at = frontMatter?.offsetOf([key]);
      for (const message of messages) if (message) yield { at, message };
    }
  },

  /** In search results, two pages could not be told apart. */
  *'page-twin'(entry, { entries }) {
    const { data, offsetOf } = entry.frontMatter ?? {};
    const earlier = entry.isDraft ? [] : entries.slice(0, entries.indexOf(entry));
    for (const key of ['title', 'description']) {
      const value = data?.[key];
      const twin = earlier.find(
        (it) =>
          !it.isDraft && it.language === entry.language && it.frontMatter?.data?.[key] === value,
      );
      if (!twin || typeof value !== 'string' || /^(\[fill in|$)/.test(value)) continue;
      const message = `The page ${twin.file} has the same ${key}. Write one that fits only this page.`;
      yield { at: offsetOf?.([key]), message, level: 'warning' };
    }
  },
};
