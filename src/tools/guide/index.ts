import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { componentSchemas, type ComponentName } from '../../schemas/components.ts';
import { languageCodes, nameLanguage } from '../../languages.ts';
import { site } from '../../site.ts';
import { pageSchema } from '../../schemas/page.ts';
import { tableOf } from './tables.ts';

const GUIDE = 'src/content/README.md';
const SNIPPETS = '.vscode/components.code-snippets';
const EXAMPLES = 'src/pages/_component-gallery/examples';

/**
 * What is generated from the schemas and the component gallery's examples, as it should be: the
 * guide, with its parts between `<!-- generated: name -->` and `<!-- end -->`, and the snippets for
 * Visual Studio Code.
 *
 * @param root the project's folder
 * @returns the files' texts by their paths from there
 */
export async function generateFiles(root: string): Promise<Record<string, string>> {
  const read = (file: string) => readFile(path.join(root, file), 'utf8');
  const components: string[] = [];
  const snippets: Record<string, object> = {};
  for (const [name, schema] of Object.entries(componentSchemas)) {
    // It is shown in the example of Feedback.
    if (name === 'Remark') continue;
    const example = (await read(`${EXAMPLES}/${name}.mdx`)).trim();
    const description = schema.meta()?.description ?? '';
    snippets[name] = toSnippet(name, description, example);
    components.push(`### ${name}`, description, `\`\`\`mdx\n${example}\n\`\`\``, propsIn(example));
  }
  const parts = new Map([
    ['keys', tableOf({ '': pageSchema })],
    ['components', components.join('\n\n')],
    ['languages', listLanguages()],
  ]);
  const guide = (await read(GUIDE)).replace(
    /(?<=<!-- generated: (\w+) -->)[^]*?(?=<!-- end -->)/g,
    (_, name: string) => `\n\n${parts.get(name) ?? ''}\n\n`,
  );
  const texts = { [GUIDE]: guide, [SNIPPETS]: JSON.stringify(snippets) };
  const formatted = Object.entries(texts).map(async ([file, text]) => {
    const filepath = path.join(root, file);
    return [file, await format(text, { ...(await resolveConfig(filepath)), filepath })] as const;
  });
  return Object.fromEntries(await Promise.all(formatted));
}

/** The languages of translations, by their codes. */
function listLanguages(): string {
  const codes = languageCodes.filter((code) => code !== site.language);
  return codes.map((code) => `\`${code}\` (${nameLanguage(code)})`).join(', ');
}

/** A table of what the tags in an example take. */
function propsIn(example: string): string {
  const names = new Set(Array.from(example.matchAll(/<([A-Z]\w*)/g), ([, name = '']) => name));
  const schemaOf = (name: string) => componentSchemas[name as ComponentName];
  const schemas = [...names].map((name, i) => [i > 0 ? `${name} ` : '', schemaOf(name)] as const);
  return tableOf(Object.fromEntries(schemas));
}

/**
 * A snippet for Visual Studio Code that writes an example; Tab goes to each value and each line of
 * text in it. https://code.visualstudio.com/docs/editing/userdefinedsnippets
 */
function toSnippet(name: string, description: string, example: string) {
  let place = 0;
  const mark = (text: string) => `\${${++place}:${text.replace(/[$}\\]/g, '\\$&')}}`;
  const lines = example.slice(example.indexOf('<')).trim().split('\n');
  const body = lines.map((line) =>
    /^\s*(<|\w+=|\/>)/.test(line)
      ? line.replace(/(?<==["{])[^"}]*/g, mark)
      : line.replace(/(?<=^(#+ |- )?)[^#-].*/, mark),
  );
  return { scope: 'mdx,markdown', prefix: `<${name}`, description, body: [...body, '$0'] };
}
