/** Something in the content that an editor must mend. */
export interface Problem {
  /** The file, as a path below the content folder, with `/` between its parts. */
  file: string;
  /** Line and column, counted from 1; left out where the whole file is meant. */
  line?: number | undefined;
  column?: number | undefined;
  /** What is wrong, and what to do: whole sentences in plain words. */
  message: string;
}

/** One line per problem, `file:line:column  message`, in the order of the files. */
export function formatProblems(problems: Problem[], folder: string): string {
  const collator = new Intl.Collator('en', { numeric: true });
  const lines = problems.map(({ file, line, column, message }) => {
    const place = [`${folder}/${file}`, line, line && column].filter(Boolean).join(':');
    return `${place}  ${message}`;
  });
  return lines.sort(collator.compare).join('\n');
}
