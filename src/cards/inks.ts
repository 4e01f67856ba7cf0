import { readFile } from 'node:fs/promises';

/** The inks by their names in the style sheet, whose first tier is the one place that knows them. */
export async function readInks(): Promise<Record<string, string>> {
  const css = await readFile('src/styles/tokens.css', 'utf8');
  const inks = css.matchAll(/^ {2}--([\w-]+): (#[\da-f]{6});$/gm);
  return Object.fromEntries(Array.from(inks, ([, name = '', colour = '']) => [name, colour]));
}
