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
  const issues = error?.issues.flatMap((issue) => describe(issue, schema, wording)) ?? [];
  const misspelt = issues.map(({ message, isUnknownKey }) => (isUnknownKey ? message : ''));
  // Nothing is missing that is there in another spelling.
  const isThere = (key: unknown) => misspelt.some((it) => it.includes(`mean "${String(key)}"?`));
  return issues.filter(
    ({ path, message }) => !message.includes(' is missing. ') || !isThere(path.at(-1)),
  );
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
    const message = `"${path.join('.')}" ${describeValue(issue, wording, keysAt(schema, path))}`;
    return [{ path, isUnknownKey: false, message }];
  }
  const keys = keysAt(schema, path);
  const known = keys.length > 0 ? `The ${wording.kind}s are: ${keys.join(', ')}.` : 'Remove it.';
  return issue.keys.map((key) => {
    const message = `There is no ${wording.kind} "${key}".${didYouMean(key, keys)} ${known}`;
    return { path: [...path, key], isUnknownKey: true, message };
  });
}

function describeValue(issue: z.core.$ZodIssue, wording: Wording, keys: string[]): string {
  const { path } = issue;
  const input = issue.input as string | number | null | undefined;
  const write = (value: string) => wording.write(String(path.at(-1)), value);
  const values = 'values' in issue ? issue.values : [];
  const choices = values.map((value) => write(JSON.stringify(value))).join(', ');
  const place = wording.placeOf(path.slice(0, -1));
  if (input === undefined) return `is missing. Add ${choices || write('…')} ${place}.`;
  const isEmpty = input === null || String(input).trim() === '';
  const expected = issue.code === 'invalid_type' ? issue.expected : '';
  const [what, example = ''] = TYPES[expected] ?? ['text', JSON.stringify(String(input))];
  if (isEmpty && example) return `is empty. Fill it in: ${write('…')}`;
  if (choices) return `cannot be ${JSON.stringify(input)}. Use one of: ${choices}`;
  if (expected === 'object')
    return `is not a group of keys. Put each on a line of its own below, indented by two spaces: ${keys.join(', ')}`;
  if (expected) return `is not ${what}.${example && ` Write, for example: ${write(example)}`}`;
  if (issue.code !== 'too_big' && issue.code !== 'too_small')
    return `is not valid: ${issue.message}.`;
  const bound = issue.code === 'too_big' ? `at most ${issue.maximum}` : `at least ${issue.minimum}`;
  return typeof input === 'number'
    ? `is ${input}. Use ${bound}.`
    : `has ${String(input).trim().length} characters. Use ${bound}.`;
}

/** What a value should be, and an example. */
const TYPES: Record<string, [what: string, example?: string]> = {
  boolean: ['true or false', 'true'],
  date: ['a day in the calendar, without a time', 'YYYY-MM-DD'],
  int: ['a whole number', '10'],
  array: ['a list. Put each item on a line of its own below the key, starting with "  - "'],
};
