import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { readExamples } from './examples.ts';
import { snippets } from './snippets.ts';
import { keyTable, paletteReference, recordTable } from './tables.ts';

/** The editors' guide. */
const GUIDE = 'src/content/README.md';

/** The snippets for Visual Studio Code. */
const SNIPPETS = '.vscode/palette.code-snippets';

/**
 * What is made from the schemas and the examples, as it should be: the guide's generated
 * parts, between `<!-- generated: name -->` and `<!-- end -->`, and the snippets.
 *
 * @param root the project's folder
 * @returns the files' texts, by their paths from the project's folder
 */
export async function generateFiles(root: string): Promise<Record<string, string>> {
  const examples = readExamples(root);
  const parts: Record<string, string> = {
    keys: keyTable(),
    palette: paletteReference(examples),
    records: recordTable(),
  };
  const guide = await readFile(path.join(root, GUIDE), 'utf8');
  const texts = {
    [GUIDE]: guide.replace(
      /(<!-- generated: (\w+) -->\n)[^]*?(<!-- end -->)/g,
      (all, begin: string, name: string, end: string) =>
        parts[name] === undefined ? all : `${begin}\n${parts[name]}\n\n${end}`,
    ),
    [SNIPPETS]: JSON.stringify(snippets(examples), null, 2),
  };
  const formatted = Object.entries(texts).map(async ([file, text]) => {
    const filepath = path.join(root, file);
    return [file, await format(text, { ...(await resolveConfig(filepath)), filepath })] as const;
  });
  return Object.fromEntries(await Promise.all(formatted));
}
