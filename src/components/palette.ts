import type { PaletteName } from '../schemas/palette.ts';
import Anchor from './Anchor.astro';
import Feedback from './Feedback.astro';
import Idea from './Idea.astro';
import Link from './Link.astro';
import NextSteps from './NextSteps.astro';
import Note from './Note.astro';
import Picture from './Picture.astro';
import Quotation from './Quotation.astro';
import Remark from './Remark.astro';

/**
 * What a page's text may use without an import: the components by their names, and what Markdown's
 * own links and pictures become. `<Figure>` is not among them: it becomes a figure before a page is
 * rendered, as a picture in Markdown does (src/markdown/figures.ts).
 */
export const palette = {
  Anchor,
  Feedback,
  Idea,
  NextSteps,
  Note,
  Quotation,
  Remark,
  a: Link,
  img: Picture,
} satisfies Record<Exclude<PaletteName, 'Figure'> | 'a' | 'img', unknown>;
