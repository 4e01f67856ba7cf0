import type { Nodes, Root } from 'mdast';
import type { picturePlaces } from '../../utils/pictures.ts';
import type { FrontMatter } from './front-matter.ts';
import { resolveFile } from './page-addresses.ts';
import { isPicture } from './picture-files.ts';
import { endOf, startOf, visitsOf, type ElementUse } from './tree.ts';
import type { Content } from './types.ts';

/** A picture that an entry shows. */
export interface PictureUse {
  /** Address of the picture's file, as the editor wrote it. */
  address: string;
  /** Undefined if it is missing where the schema asks for it. */
  alt: string | undefined;
  /** Where the layout puts it. */
  place: keyof typeof picturePlaces;
  /** Whether it is inside a line of text, where it may be as small as a letter. */
  isInline: boolean;
  at: number;
  end: number;
}

/** Finds the pictures of an entry: its cover, and those in Markdown and in `<Figure>`. */
export function findPictures(
  tree: Root,
  elements: ElementUse[],
  frontMatter: FrontMatter | undefined,
): PictureUse[] {
  const { cover } = (frontMatter?.data ?? {}) as { cover?: Values | null };
  const figures = elements.filter(({ name }) => name === 'Figure');
  return [
    ...toUse(cover ?? {}, 'cover', frontMatter?.offsetOf(['cover', 'picture'])),
    ...findInMarkdown(tree),
    ...figures.flatMap(({ attributes, at }) => {
      // Of two attributes with the same name, the first counts.
      const pairs = attributes.toReversed().map(({ name, value }) => [name, value] as const);
      const values: Values = Object.fromEntries(pairs);
      const { width } = values;
      return toUse(values, width === 'wide' || width === 'narrow' ? width : 'text', at);
    }),
  ];
}

/** The picture files that no entry shows, in whatever case. */
export function unusedPictures({ files, entries }: Content): string[] {
  const uses = entries.flatMap(({ file, pictures }) =>
    pictures.map(({ address }) => resolveFile(file, address).toLowerCase()),
  );
  const shown = new Set(uses);
  return files.filter((file) => isPicture(file) && !shown.has(file.toLowerCase()));
}

/** A picture as keys of the front matter or attributes give it. */
type Values = Partial<Record<'picture' | 'alt' | 'width', unknown>>;

function toUse({ picture, alt }: Values, place: PictureUse['place'], at = 0): PictureUse[] {
  if (typeof picture !== 'string') return [];
  const text = typeof alt === 'string' && alt.trim() !== '' ? alt : undefined;
  return [{ address: picture, alt: text, place, isInline: false, at, end: at + 1 }];
}

function findInMarkdown(tree: Root): PictureUse[] {
  return visitsOf(tree).flatMap(({ node, ancestors }) => {
    if (node.type !== 'image') return [];
    const line = ancestors.findLast(({ type }) => type === 'paragraph' || type === 'tableCell');
    return {
      address: node.url,
      alt: node.alt ?? '',
      place: 'text',
      isInline: line?.children.some(hasText) ?? false,
      at: startOf(node),
      end: endOf(node),
    } satisfies PictureUse;
  });
}

function hasText(node: Nodes): boolean {
  return node.type !== 'image' && !(node.type === 'text' && node.value.trim() === '');
}
