import type { ComponentName } from '../../schemas/components.ts';
import Link from '../Link.astro';
import Picture from '../Picture.astro';
import Anchor from './Anchor.astro';
import Feedback from './Feedback.astro';
import Gallery from './Gallery.astro';
import Idea from './Idea.astro';
import NextSteps from './NextSteps.astro';
import Note from './Note.astro';
import Quotation from './Quotation.astro';
import Remark from './Remark.astro';
import Video from './Video.astro';

/**
 * What a page's text may use without an import: the MDX components by their names, and what
 * Markdown's own links and pictures become. `<Figure>` is not among them: like a picture in
 * Markdown, it becomes a figure before the page is rendered (src/markdown/figures.ts).
 */
export const mdxComponents = {
  Anchor,
  Feedback,
  Gallery,
  Idea,
  NextSteps,
  Note,
  Quotation,
  Remark,
  Video,
  a: Link,
  img: Picture,
} satisfies Record<Exclude<ComponentName, 'Figure'> | 'a' | 'img', unknown>;
