type Level = 'error' | 'warning';

/** Place and title; what is undefined is left out. */
type Properties = Partial<Record<'file' | 'line' | 'col' | 'title', string | number | undefined>>;

/**
 * A line of output that GitHub shows with the run, and at the line of code that it is about.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function annotation(level: Level, properties: Properties, message: string): string {
  const list = Object.entries(properties).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${escapeProperty(value)}`],
  );
  return `::${level} ${list.join(',')}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(value: string | number): string {
  return escapeData(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
