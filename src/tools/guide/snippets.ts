/**
 * A snippet for Visual Studio Code that writes an example; Tab leads to each value and each line of
 * text in it. https://code.visualstudio.com/docs/editing/userdefinedsnippets
 */
export function toSnippet(name: string, description: string, example: string) {
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
