import type { Fix } from './types.ts';

/** A fix that replaces the text between two offsets. */
export function makeFix(start: number, end: number, text: string, done: string): Fix {
  return { edits: [{ start, end, text }], done };
}
