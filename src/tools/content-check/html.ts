import { count } from '../../utils/count.ts';
import { escapeMarkup } from '../../utils/escape.ts';
import { countProblems, hasErrors } from './formats.ts';
import type { Problem } from './index.ts';

/** What a report in the browser is made of. */
export interface PageReport {
  /** Problems of the page that is looked at. */
  here: Problem[];
  /** Problems of all other files. */
  elsewhere: Problem[];
  /** A line of a file, as it is written. */
  lineOf: (problem: Problem) => string;
  /** Folder of the pages, from the project's: `src/content/pages`. */
  folder: string;
}

const STYLE = `
  :host, body { --error: #b3261e; --warning: #8a5a00; background: Canvas; color: CanvasText;
    color-scheme: light dark; display: block; font: 1rem/1.5 system-ui, sans-serif; margin: 0 }
  @media (prefers-color-scheme: dark) { :host, body { --error: #ff8a80; --warning: #ffc46b } }
  main { margin: 0 auto; max-width: 46rem; padding: 2rem 1rem }
  summary { cursor: pointer; font-weight: 600 }
  :host > details { border-bottom: 4px solid var(--warning); max-height: 40vh; overflow: auto; padding: .6rem 1rem }
  :host > details.error { border-color: var(--error) }
  h1 { font-size: 1.6rem; line-height: 1.2 }
  ul { list-style: none; margin: 1rem 0; padding: 0 }
  li { border-inline-start: 4px solid var(--error); margin: 1rem 0; padding-inline-start: 1rem }
  li.warning { border-color: var(--warning) }
  p { margin: .25rem 0 }
  pre { background: color-mix(in srgb, CanvasText 8%, Canvas); margin: .25rem 0; overflow: auto; padding: .4rem .6rem }
  small { opacity: .75 }
  pre:empty { display: none }`;

/**
 * The page that stands in for one that cannot be shown, until it can: Vite's client loads it again.
 *
 * @param report HTML that says why
 * @param base of the site's addresses
 */
export function reportPage(report: string, base: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>This page cannot be shown yet</title>
<style>${STYLE}</style>
<script type="module" src="${base}@vite/client"></script>
<main>
<h1>This page cannot be shown yet</h1>
<p>Correct this, and save: the page appears by itself.</p>
${report}
</main>
</html>
`;
}

/** The strip above a page that can be shown; empty if there is nothing to say. */
export function reportStrip(report: PageReport): string {
  const { here, elsewhere } = report;
  if (here.length + elsewhere.length === 0) return '';
  const level = hasErrors(here) ? 'error' : 'warning';
  const strip = `<details open class="${level}"><summary>On this page: ${countProblems(here)}</summary>${listProblems(report)}</details>`;
  // Within a shadow root, the site's styles and these do not meet.
  return `<content-report><template shadowrootmode="open"><style>${STYLE}</style>${here.length > 0 ? strip : listProblems(report)}</template></content-report>`;
}

/** The problems of a page, and below them, folded up unless they are `open`, those of all other files. */
export function listProblems({ here, elsewhere, ...source }: PageReport, open = false): string {
  const files = count(new Set(elsewhere.map(({ file }) => file)).size, 'other file', 'other files');
  const others = `<details${open ? ' open' : ''}><summary>In ${files}: ${countProblems(elsewhere)}</summary>${list(elsewhere, source)}</details>`;
  return list(here, source, true) + (elsewhere.length > 0 ? others : '');
}

function list(
  problems: Problem[],
  { lineOf, folder }: Pick<PageReport, 'lineOf' | 'folder'>,
  isHere = false,
): string {
  const items = problems.map((problem) => {
    const { file, line, column, level, rule, message } = problem;
    const place = [`${folder}/${file}`, line, column].filter(Boolean).join(':');
    const nearby = file.replace(/^.*\//, '') + (line ? `, line ${line}` : '');
    return `<li class="${level}">
<a href="/__open-in-editor?file=${encodeURIComponent(place)}" onclick="fetch(this.href); return false">${escapeMarkup(isHere ? nearby : place)}</a>
<pre>${escapeMarkup(lineOf(problem))}</pre>
<p>${escapeMarkup(message)} <small>(${level}: ${rule})</small></p>
</li>`;
  });
  return items.length > 0 ? `<ul>${items.join('')}</ul>` : '';
}
