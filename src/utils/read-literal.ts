/**
 * The value of a piece of code that is a literal: text in quotation marks, a number, true or
 * false. Anything else could run code and gives undefined.
 */
export function readLiteral(code: string): string | number | boolean | undefined {
  const text = /^\s*(["'`])((?:(?!\1)[^\\$])*)\1\s*$/.exec(code)?.[2];
  if (text !== undefined) return text;
  const word = code.trim();
  if (word === 'true' || word === 'false') return word === 'true';
  return /^-?\d+(\.\d+)?$/.test(word) ? Number(word) : undefined;
}
