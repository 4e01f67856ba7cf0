import { paletteSchemas } from '../schemas/palette.ts';
import type { PaletteExample } from './examples.ts';

/** A snippet of Visual Studio Code. https://code.visualstudio.com/docs/editing/userdefinedsnippets */
interface Snippet {
  scope: string;
  prefix: string;
  description: string;
  body: string[];
}

/** Snippets that write a component with its example's words, each a place to write one's own. */
export function snippets(examples: PaletteExample[]): Record<string, Snippet> {
  return Object.fromEntries(
    examples.map(({ name, source }) => [
      name,
      {
        scope: 'mdx,markdown',
        prefix: `<${name}`,
        description: paletteSchemas[name].meta()?.description ?? '',
        body: [...toBody(source.slice(source.indexOf('<'))), '$0'],
      },
    ]),
  );
}

/** Each value of a tag and each line of text becomes a place that Tab leads to. */
function toBody(source: string): string[] {
  let place = 0;
  const mark = (text: string) => `\${${++place}:${text.replace(/[$}\\]/g, '\\$&')}}`;
  return source
    .trim()
    .split('\n')
    .map((line) => {
      if (/^\s*<?\/?[A-Za-z/]*[^>]*=["{]/.test(line) || line.startsWith('<')) {
        return line.replace(/(?<==["{])[^"}]*/g, mark);
      }
      return line.replace(/^(#+ |- )?(.+)$/, (_all, sign: string | undefined, words: string) =>
        /^\s*\/?>$/.test(words) ? words : (sign ?? '') + mark(words),
      );
    });
}
