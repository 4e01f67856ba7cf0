/** What a `_redirects` file says. */
export interface Redirects {
  /** The addresses that lead elsewhere, as they are written there. */
  from: string[];
  /** How many of its lines stand for more than one address, with `*` or `:name`. */
  patterns: number;
}

/**
 * Reads a `_redirects` file: a line a redirect, `from to status`, in which the status can be left
 * out. A line with a status such as 404 shuts an address, and is passed over.
 * https://docs.netlify.com/manage/routing/redirects/overview/
 */
export function parseRedirects(text: string): Redirects {
  const rules = text
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([from = '', to]) => from !== '' && !from.startsWith('#') && to !== undefined)
    .filter((words) => !words.some((word) => /^4\d\d!?$/.test(word)))
    .map(([from = '']) => from);
  const from = rules.filter((rule) => !/\*|\/:/.test(rule));
  return { from, patterns: rules.length - from.length };
}
