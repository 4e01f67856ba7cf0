import { z } from 'astro/zod';
import { didYouMean } from '../../utils/did-you-mean.ts';

/** How values are written in front matter, or in a component's tag. */
interface Wording {
  kind: 'key' | 'attribute';
  /** Writes a key with its value: `title: …`, `number={…}`. */
  write: (key: string, value: string) => string;
  /** Says where to add a missing key, given the keys that lead to it. */
  placeOf: (path: readonly PropertyKey[]) => string;
}

/** Says in an editor's words which values do not match their schema, and the keys that lead to them. */
export function findIssues(schema: z.ZodObject, value: unknown, wording: Wording) {
  const { error } = schema.safeParse(value, { reportInput: true });
  return error?.issues.flatMap((issue) => describe(issue, schema, wording)) ?? [];
}

/** The keys that a schema allows, or one of its keys that has keys of its own. */
function keysAt(schema: z.ZodObject, [key]: readonly PropertyKey[]): string[] {
  const inner: unknown = key === undefined ? schema : schema.shape[String(key)];
  const object = inner instanceof z.ZodOptional ? inner.unwrap() : inner;
  return object instanceof z.ZodObject ? Object.keys(object.shape) : [];
}

function describe(issue: z.core.$ZodIssue, schema: z.ZodObject, wording: Wording) {
  const { path } = issue;
  if (issue.code !== 'unrecognized_keys') {
    const message = `"${path.join('.')}" ${describeValue(issue, wording)}`;
    return [{ path, isUnknownKey: false, message }];
  }
  const keys = keysAt(schema, path);
  const known = keys.length > 0 ? `The ${wording.kind}s are: ${keys.join(', ')}.` : 'Remove it.';
  return issue.keys.map((key) => {
    const message = `There is no ${wording.kind} "${key}".${didYouMean(key, keys)} ${known}`;
    return { path: [...path, key], isUnknownKey: true, message };
  });
}

function describeValue(issue: z.core.$ZodIssue, wording: Wording): string {
  const { path } = issue;
  const input = issue.input as string | number | null | undefined;
  const write = (value: string) => wording.write(String(path.at(-1)), value);
  const values = 'values' in issue ? issue.values : [];
  const choices = values.map((value) => write(JSON.stringify(value))).join(', ');
  const place = wording.placeOf(path.slice(0, -1));
  if (input === undefined) return `is missing. Add ${choices || write('…')} ${place}.`;
  if (input === null && 'expected' in issue && issue.expected === 'object')
    return 'is empty. Put its keys on the lines below, indented by two spaces.';
  if (input === null || String(input).trim() === '') return `is empty. Fill it in: ${write('…')}`;
  if (choices) return `cannot be ${JSON.stringify(input)}. Use one of: ${choices}`;
  if (issue.code === 'invalid_type') return describeType(issue.expected, input, write);
  if (issue.code !== 'too_big' && issue.code !== 'too_small')
    return `is not valid: ${issue.message}.`;
  const bound = issue.code === 'too_big' ? `at most ${issue.maximum}` : `at least ${issue.minimum}`;
  return typeof input === 'number'
    ? `is ${input}. Use ${bound}.`
    : `has ${input.trim().length} characters. Use ${bound}.`;
}

function describeType(expected: string, input: unknown, write: (value: string) => string): string {
  const isPlain = ['number', 'boolean'].includes(typeof input);
  const number = `is not a whole number. Write, for example: ${write('10')}`;
  const messages: Record<string, string> = {
    string: `is not text. Put it in quotation marks: ${write(isPlain ? JSON.stringify(String(input)) : '"…"')}`,
    boolean: `is neither true nor false. Write ${write('true')} or ${write('false')}`,
    date: `is not a day in the calendar. Write the year first, without quotation marks or a time: ${write('YYYY-MM-DD')}`,
    int: number,
    number,
    array: 'is not a list. Put each item on a line of its own below the key, starting with "  - ".',
    object: 'needs keys of its own. Put each on a line of its own below, indented by two spaces.',
  };
  return messages[expected] ?? `is not valid: expected ${expected}.`;
}
