import type { z } from 'astro/zod';
import { didYouMean } from '../../utils/did-you-mean.ts';

/** What does not fit a schema, in an editor's words. */
export interface SchemaIssue {
  /** Where: the keys that lead to it. */
  path: PropertyKey[];
  isUnknownKey: boolean;
  message: string;
}

/** The editor's own words for what a value is written in. */
interface Wording {
  /** How a key with its value is written: `title: …`, `number={…}`. */
  write: (key: string, value: string) => string;
  /** Where a key is put that is missing: the keys that lead to it are given. */
  placeOf: (path: readonly PropertyKey[]) => string;
  /** The keys that there are. */
  keysAt: (path: readonly PropertyKey[]) => string[];
}

/**
 * Holds a value against a schema.
 *
 * @param value what the editor wrote, as read
 */
export function findIssues(schema: z.ZodObject, value: unknown, wording: Wording): SchemaIssue[] {
  const result = schema.safeParse(value, { reportInput: true });
  return (result.error?.issues ?? []).flatMap((issue) => describe(issue, wording));
}

function describe(issue: z.core.$ZodIssue, wording: Wording): SchemaIssue[] {
  if (issue.code === 'unrecognized_keys') {
    const keys = wording.keysAt(issue.path);
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      isUnknownKey: true,
      message: `"${key}" is not known here.${didYouMean(key, keys)} ${keys.length > 0 ? `There are: ${keys.join(', ')}.` : 'It takes none.'}`,
    }));
  }
  const name = issue.path.map(String).join('.');
  const message = `"${name}" ${describeValue(issue, String(issue.path.at(-1)), wording)}`;
  return [{ path: issue.path, isUnknownKey: false, message }];
}

function describeValue(issue: z.core.$ZodIssue, key: string, wording: Wording): string {
  const { write } = wording;
  const { input } = issue;
  if (input === undefined) {
    return `is missing. Write ${write(key, '…')} ${wording.placeOf(issue.path.slice(0, -1))}.`;
  }
  if (input === null && issue.code === 'invalid_type' && issue.expected === 'object') {
    return 'has nothing below it. Write its keys on the lines below, two blanks in.';
  }
  if (input === null || input === '') return `is empty. Write something: ${write(key, '…')}`;
  switch (issue.code) {
    case 'too_big':
    case 'too_small':
      return describeSize(issue, input, key, write);
    case 'invalid_value': {
      const choices = issue.values.map((value) => write(key, JSON.stringify(value)));
      return `is ${JSON.stringify(input)}. Write one of: ${choices.join(' ')}`;
    }
    case 'invalid_type':
      return describeType(issue.expected, key, write);
    default:
      return `does not fit: ${issue.message}.`;
  }
}

function describeSize(
  issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall,
  input: unknown,
  key: string,
  write: Wording['write'],
): string {
  const bound = issue.code === 'too_big' ? `at most ${issue.maximum}` : `at least ${issue.minimum}`;
  if (typeof input === 'number') return `is ${input}; it may be ${bound}.`;
  if (Array.isArray(input)) return `is an empty list. Write something into it, or take it out.`;
  const length = String(input).trim().length;
  if (length === 0) return `is empty. Write something: ${write(key, '…')}`;
  const remedy = issue.code === 'too_big' ? 'Shorten it' : 'Say a little more';
  return `has ${length} characters; it may have ${bound}. ${remedy}.`;
}

function describeType(expected: string, key: string, write: Wording['write']): string {
  const examples: Record<string, string> = {
    string: `is not text. Put it in quotation marks: ${write(key, '"…"')}`,
    boolean: `is neither true nor false. Write ${write(key, 'true')} or ${write(key, 'false')}`,
    date: `is not a day. Write the year first, without quotation marks: ${write(key, '2026-11-24')}`,
    int: `is not a whole number. Write ${write(key, '10')}`,
    number: `is not a whole number. Write ${write(key, '10')}`,
    array: `is not a list. Write each item on a line of its own, after "- ": ${write(key, '')}⏎  - …`,
    object: `has keys of its own. Write each on a line below, two blanks in.`,
  };
  return examples[expected] ?? `is not what it should be (${expected}).`;
}
