import { addressRules } from './addresses.ts';
import { byteRules } from './bytes.ts';
import { componentRules } from './components.ts';
import { frontMatterRules } from './front-matter.ts';
import { headingRules } from './headings.ts';
import { htmlRules } from './html.ts';
import { jekyllRules } from './jekyll.ts';
import { linkRules } from './links.ts';
import { pictureRules } from './pictures.ts';
import { textRules } from './text.ts';
import type { Rule } from '../types.ts';

/** All rules. The order is that in which fixes are tried. */
export const rules: Rule[] = [
  ...frontMatterRules,
  ...addressRules,
  ...pictureRules,
  ...headingRules,
  ...textRules,
  ...linkRules,
  ...componentRules,
  ...htmlRules,
  ...jekyllRules,
  ...byteRules,
];
