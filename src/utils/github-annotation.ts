/**
 * A line of output that GitHub shows with the run, and at the line of code that it is about.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 *
 * @param properties place and title; what is undefined is left out
 */
export function annotation(
  level: 'error' | 'warning',
  properties: Partial<Record<'file' | 'line' | 'col' | 'title', string | number | undefined>>,
  message: string,
): string {
  const list = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${String(value).replace(/[%\r\n:,]/g, encodeURIComponent)}`);
  return `::${level} ${list.join(',')}::${message.replace(/[%\r\n]/g, encodeURIComponent)}`;
}
