/** A document as HTML, whatever it was written in. */
export interface Source {
  file: string;
  kind: 'Markdown' | 'HTML' | 'Word';
  /** Its text as written, to find lines in; nothing for a Word document. */
  written?: string;
  html: string;
  /** Its words, where they do not come from the HTML. */
  text?: string;
  /** Its front matter, or what the document says of itself. */
  data: Record<string, unknown>;
  /** Its path below the folder of its site. */
  path?: string;
  /** The path under which the old site published it: `/about/us.html`. */
  oldAddress?: string;
  /** The site that it is from: its folder, what is in its `_config.yml`, and its data. */
  site: { folder: string; config: Record<string, unknown> };
  /** Reads a file that it refers to, by the reference as written. */
  readFile: (reference: string) => Buffer | undefined;
  /** What was not brought along, or not as it was. */
  notices: { what: string; where: string; why: string }[];
}

/** The line of a text’s first occurrence: `line 12`. */
export function lineOf(text: string, written = ''): string {
  const at = text === '' ? -1 : written.indexOf(text);
  return at < 0 ? 'in the text' : `line ${written.slice(0, at).split('\n').length}`;
}

/** A value of YAML as text; nothing for lists and maps. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
