/** A snippet of Visual Studio Code. https://code.visualstudio.com/docs/editing/userdefinedsnippets */
interface Snippet {
  scope: string;
  prefix: string;
  description: string;
  body: string[];
}

/** A snippet that writes an example; Tab leads to each value and each line of text in it. */
export function toSnippet(name: string, description: string, example: string): Snippet {
  let place = 0;
  const mark = (text: string) => `\${${++place}:${text.replace(/[$}\\]/g, '\\$&')}}`;
  const lines = example.slice(example.indexOf('<')).trim().split('\n');
  const body = lines.map((line) =>
    /^\s*(<|\w+=|\/>)/.test(line)
      ? line.replace(/(?<==["{])[^"}]*/g, mark)
      : line.replace(
          /^(#+ |- )?(.+)$/,
          (_line, start: string | undefined, words: string) => (start ?? '') + mark(words),
        ),
  );
  return { scope: 'mdx,markdown', prefix: `<${name}`, description, body: [...body, '$0'] };
}
