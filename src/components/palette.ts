import type { paletteNames } from '../schemas/palette.ts';
import Feedback from './Feedback.astro';
import Idea from './Idea.astro';
import Link from './Link.astro';
import NextSteps from './NextSteps.astro';
import Picture from './Picture.astro';
import Remark from './Remark.astro';

/**
 * What a page's text may use without an import: the components by their names, and what Markdown's
 * own links and pictures become.
 */
export const palette = {
  Feedback,
  Idea,
  NextSteps,
  Remark,
  a: Link,
  img: Picture,
} satisfies Record<(typeof paletteNames)[number] | 'a' | 'img', unknown>;
