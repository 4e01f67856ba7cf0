import type { Entry } from '../../src/tools/content-check/types.ts';

/** A position in an entry's file, in the form that code editors open: `file:line:column`. */
export function formatPosition({ file, source }: Entry, offset: number): string {
  const before = source.slice(0, offset).split('\n');
  return `src/content/pages/${file}:${before.length}:${(before.at(-1) ?? '').length + 1}`;
}
