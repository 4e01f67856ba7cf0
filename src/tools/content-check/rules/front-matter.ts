import { z } from 'astro/zod';
import { isMap, visit } from 'yaml';
import { pageSchema } from '../../../schemas/page.ts';
import { findIssues } from '../schema-issues.ts';
import type { Entry, Finding } from '../types.ts';
import { ignorableRule, rule } from './rule.ts';

/** The front matter with the blank space around its first and last line, and its YAML. */
const FENCED = /^\s*---[^\S\r\n]*(\r?\n(?:(?!---[^\S\n]*\n)[^\n]*\n)*)---[^\S\r\n]*(?=\r?\n|$)/;

/** Without front matter that can be read, a page has no title. */
const frontMatter = rule('front-matter', function* (entry) {
  const { tree, frontMatter: block, source, unreadable } = entry;
  if (!tree) return;
  const { 0: written = '', 1: lines = '' } = FENCED.exec(source) ?? [];
  const text = `---${lines}---`;
  const yaml = source.slice(block?.start, block?.end);
  if (written !== '' && written !== text) {
    const message =
      'The front matter must begin and end with a line "---", the first at the very beginning of the file. Remove the blank space before and after the ---.';
    const done = 'removed the blank space around the --- of the front matter';
    const at = written.startsWith(text) ? text.length : 0;
    yield { at, message, fix: { start: 0, end: written.length, text, done } };
  } else if (!block) {
    const message = /^---\r?\n/.test(source)
      ? 'The front matter has no end. Add a line "---" below its last key.'
      : 'This page does not begin with front matter. Add a line "---", then "title: …" and "description: …", then another line "---".';
    yield { at: 0, message };
  } else if (!yaml.endsWith('---')) {
    // Some YAML parsers also accept "..." as the end; Astro's does not.
    yield { at: block.end, message: 'The last line of the front matter must be "---".' };
  } else if (block.errors.length > 0) {
    // The rules front-matter-tabs and liquid report what else makes YAML unreadable.
    const isReported = ({ at }: { at: number }) =>
      yaml.includes('\t') || unreadable.some((part) => part.at <= at && part.end >= at);
    for (const error of block.errors) if (!isReported(error)) yield error;
  } else if (block.document.contents !== null && !isMap(block.document.contents)) {
    const message =
      'The front matter must consist of keys and values. Put each key on a line of its own, followed by a colon and a space: title: …';
    yield { at: block.start, message };
  }
});

/** YAML does not allow tabs as indentation. */
const frontMatterTabs = rule('front-matter-tabs', function* ({ frontMatter: block, source }) {
  if (!block) return;
  const yaml = source.slice(block.start, block.end);
  for (const { index, 0: tabs } of yaml.matchAll(/\t+/g)) {
    const [start, text] = [block.start + index, '  '.repeat(tabs.length)];
    const message =
      'Use spaces in the front matter, not tabs. Replace each tab here with two spaces.';
    const isIndent = yaml.slice(0, index).split('\n').at(-1)?.trim() === '';
    const fix = { start, end: start + tabs.length, text, done: 'replaced a tab with spaces' };
    yield { at: start, message, fix: isIndent ? fix : undefined };
  }
});

/** Finds where the front matter does not match the schema. */
function findSchemaIssues({ frontMatter: block }: Entry) {
  if (!block?.data) return [];
  return findIssues(pageSchema, block.data, {
    kind: 'key',
    write: (key, value) => `${key}: ${value}`,
    placeOf: ([key]) =>
      key === undefined
        ? 'to the front matter, on a line of its own'
        : `on a line of its own below "${String(key)}", indented by two spaces`,
    keysAt: ([key]) => {
      const inner: unknown = key === undefined ? pageSchema : pageSchema.shape[key as 'cover'];
      const schema = inner instanceof z.ZodOptional ? inner.unwrap() : inner;
      return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
    },
  }).map((issue) => ({ ...issue, key: issue.path.join('.'), at: block.offsetOf(issue.path) }));
}

/** What to use instead of Jekyll's keys. */
const HINTS = new Map([
  ['date', ' For the date of publication, use "published".'],
  ['image', ' For the picture at the top, use "cover".'],
  ['permalink', ' For an old address, use "redirectFrom".'],
]);

/** A misspelt key would silently have no effect. */
const frontMatterKeys = rule('front-matter-keys', (entry) =>
  findSchemaIssues(entry)
    // The rule layout reports this one.
    .filter(({ isUnknownKey, key }) => isUnknownKey && key !== 'layout')
    .map(({ at, message, key }) => ({ at, message: message + (HINTS.get(key) ?? '') })),
);

/** The build would stop at a value that does not match the schema, in less helpful words. */
const frontMatterValues = rule('front-matter-values', function* (entry) {
  yield* findSchemaIssues(entry).filter(({ isUnknownKey }) => !isUnknownKey);
  const { published, updated } = entry.frontMatter?.data ?? {};
  if (published instanceof Date && updated instanceof Date && updated < published) {
    const message = '"updated" is earlier than "published". Correct one of the two dates.';
    yield { at: entry.frontMatter?.offsetOf(['updated']), message };
  }
});

/** `title: The #1 guide` gives the title "The": YAML reads the rest as a comment. */
const frontMatterNotes = ignorableRule('front-matter-notes', ({ frontMatter: block }) => {
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
});

/** The curly quotation marks that word processors write. */
const PAIRS = /^[“”„‟«].*[“”‟»]$|^[‘’‚].*[‘’]$/s;

/** YAML knows only straight quotation marks; curly ones are shown to readers. */
const frontMatterQuotes = ignorableRule('front-matter-quotes', function* ({ frontMatter }) {
  for (const [key, value] of Object.entries(frontMatter?.data ?? {})) {
    if (typeof value !== 'string' || !PAIRS.test(value.trim())) continue;
    const message = `The curly quotation marks around the value of "${key}" would be shown to readers. Remove them, or use straight ones: ${key}: "…"`;
    yield { at: frontMatter?.offsetOf([key]), message };
  }
});

export const frontMatterRules = [
  frontMatter,
  frontMatterTabs,
  frontMatterKeys,
  frontMatterValues,
  frontMatterNotes,
  frontMatterQuotes,
];
