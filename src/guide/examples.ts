import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PaletteName } from '../schemas/palette.ts';

/** How a component is used. */
export interface PaletteExample {
  name: Exclude<PaletteName, 'Remark'>;
  /** MDX, as an editor would write it. */
  source: string;
}

/** Where the examples are: a file for each component. */
export const EXAMPLES = 'src/palette/examples';

/** In the order in which an editor meets them. A Remark is shown where it belongs: in a Feedback. */
const NAMES = ['Figure', 'Note', 'Quotation', 'Idea', 'Feedback', 'NextSteps', 'Anchor'] as const;

/** The examples of the palette, which its page, the guide and the snippets show. */
export function readExamples(root: string): PaletteExample[] {
  return NAMES.map((name) => ({
    name,
    source: readFileSync(path.join(root, EXAMPLES, `${name}.mdx`), 'utf8'),
  }));
}
