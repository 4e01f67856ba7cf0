import { addressLost } from './address-lost.ts';
import { addressReserved } from './address-reserved.ts';
import { addressUnique } from './address-unique.ts';
import { altText } from './alt-text.ts';
import { attributeList } from './attribute-list.ts';
import { bodyEmpty } from './body-empty.ts';
import { byteOrderMark } from './byte-order-mark.ts';
import { codeFence } from './code-fence.ts';
import { componentName } from './component-name.ts';
import { componentPlace } from './component-place.ts';
import { componentProps } from './component-props.ts';
import { controlCharacters } from './control-characters.ts';
import { entrySize } from './entry-size.ts';
import { fileName } from './file-name.ts';
import { fillIn } from './fill-in.ts';
import { folderEmpty } from './folder-empty.ts';
import { footnote } from './footnote.ts';
import { frontMatterKeys } from './front-matter-keys.ts';
import { frontMatterNotes } from './front-matter-notes.ts';
import { frontMatterQuotes } from './front-matter-quotes.ts';
import { frontMatterTabs } from './front-matter-tabs.ts';
import { frontMatterValues } from './front-matter-values.ts';
import { frontMatter } from './front-matter.ts';
import { headingId } from './heading-id.ts';
import { headingLevel } from './heading-level.ts';
import { headingMain } from './heading-main.ts';
import { homePage } from './home-page.ts';
import { htmlComment } from './html-comment.ts';
import { htmlElement } from './html-element.ts';
import { htmlPicture } from './html-picture.ts';
import { htmlVoid } from './html-void.ts';
import { layout } from './layout.ts';
import { lineEnds } from './line-ends.ts';
import { linkBrackets } from './link-brackets.ts';
import { linkEmpty } from './link-empty.ts';
import { linkLocal } from './link-local.ts';
import { linkRecord } from './link-record.ts';
import { linkScheme } from './link-scheme.ts';
import { linkTarget } from './link-target.ts';
import { linkText } from './link-text.ts';
import { liquid } from './liquid.ts';
import { markdownBroken } from './markdown-broken.ts';
import { mdxCode } from './mdx-code.ts';
import { mdxSyntax } from './mdx-syntax.ts';
import { nesting } from './nesting.ts';
import { pictureDamaged } from './picture-damaged.ts';
import { pictureFile } from './picture-file.ts';
import { pictureKind } from './picture-kind.ts';
import { pictureLarge } from './picture-large.ts';
import { pictureSmall } from './picture-small.ts';
import { pictureSvg } from './picture-svg.ts';
import { pictureUnused } from './picture-unused.ts';
import { redirectFrom } from './redirect-from.ts';
import { tableCells } from './table-cells.ts';
import { utf8 } from './utf-8.ts';
import type { Rule } from '../types.ts';

/** All rules by topic. The order is that in which fixes are tried. */
export const rules: Rule[] = [
  [frontMatter, frontMatterTabs, frontMatterKeys, frontMatterValues],
  [frontMatterNotes, frontMatterQuotes],
  [fileName, addressUnique, addressLost, addressReserved, homePage, redirectFrom, folderEmpty],
  [pictureFile, pictureKind, pictureDamaged, pictureLarge, pictureSmall, pictureSvg, pictureUnused],
  [altText, headingMain, headingLevel, headingId],
  [bodyEmpty, markdownBroken, tableCells, footnote, codeFence],
  [linkTarget, linkScheme, linkRecord, linkText, linkEmpty, linkBrackets, linkLocal],
  [componentName, componentProps, componentPlace, mdxSyntax, mdxCode],
  [htmlElement, htmlPicture, htmlVoid, htmlComment, liquid, attributeList, layout],
  [utf8, byteOrderMark, lineEnds, controlCharacters, entrySize, nesting, fillIn],
].flat();
