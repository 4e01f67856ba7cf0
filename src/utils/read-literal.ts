/**
 * What a piece of code holds if it is a literal: text in quotation marks, a number, true or false;
 * otherwise undefined, since anything more could run.
 */
export function readLiteral(code: string): string | number | boolean | undefined {
  const text = /^\s*(["'`])((?:(?!\1)[^\\$])*)\1\s*$/.exec(code)?.[2];
  if (text !== undefined) return text;
  const word = code.trim();
  if (word === 'true' || word === 'false') return word === 'true';
  return /^-?\d+(\.\d+)?$/.test(word) ? Number(word) : undefined;
}
