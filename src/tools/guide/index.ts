import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { componentSchemas, type ComponentName } from '../../schemas/components.ts';
import { pageSchema } from '../../schemas/page.ts';
import { rowsOf, tableOf } from './tables.ts';

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
  const components: string[] = [];
  const snippets: Record<string, object> = {};
  for (const [name, schema] of Object.entries(componentSchemas)) {
    const file = path.join(root, EXAMPLES, `${name}.mdx`);
    // A Remark is shown in the example of Feedback.
    if (!existsSync(file)) continue;
    const example = (await readFile(file, 'utf8')).trim();
    const description = schema.meta()?.description ?? '';
    snippets[name] = toSnippet(name, description, example);
    components.push(`### ${name}`, description, `\`\`\`mdx\n${example}\n\`\`\``, propsIn(example));
  }
  const parts: Record<string, string> = {
    keys: tableOf(rowsOf(pageSchema)),
    components: components.join('\n\n'),
  };
  const guide = await readFile(path.join(root, GUIDE), 'utf8');
  const texts: Record<string, string> = {
    [GUIDE]: guide.replace(
      /(<!-- generated: (\w+) -->)[^]*?(?=<!-- end -->)/g,
      (_part, start: string, name: string) => `${start}\n\n${parts[name] ?? ''}\n\n`,
    ),
    [SNIPPETS]: JSON.stringify(snippets),
  };
  for (const [file, text] of Object.entries(texts)) {
    const filepath = path.join(root, file);
    texts[file] = await format(text, { ...(await resolveConfig(filepath)), filepath });
  }
  return texts;
}

/** A table of what the tags in an example take. */
function propsIn(example: string): string {
  const names = new Set(Array.from(example.matchAll(/<([A-Z]\w*)/g), ([, name]) => name));
  const rows = [...names].flatMap((name, index) =>
    rowsOf(componentSchemas[name as ComponentName], index > 0 ? `${name} ` : ''),
  );
  return rows.length > 0 ? tableOf(rows) : '';
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
