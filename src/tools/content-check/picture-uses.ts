import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
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

/** Finds the pictures of an entry: its cover, and those in Markdown and in components. */
export function findPictures(
  tree: Root,
  elements: ElementUse[],
  frontMatter: FrontMatter | undefined,
): PictureUse[] {
  const { cover } = (frontMatter?.data ?? {}) as { cover?: Record<string, unknown> | null };
  const inComponents = elements.filter(({ name }) => name === 'Figure' || name === 'Video');
  const uses: (Pick<PictureUse, 'place' | 'at'> & { picture?: unknown; alt?: unknown })[] = [
    { ...cover, place: 'cover', at: frontMatter?.offsetOf(['cover', 'picture']) ?? 0 },
    ...inComponents.map(({ attributes, within, at }) => {
      const pairs = attributes.map(({ name, value }) => [name, value] as const);
      const { width, poster, ...values }: Record<string, unknown> = Object.fromEntries(pairs);
      const place = width === 'wide' || width === 'narrow' ? width : 'text';
      return {
        picture: poster,
        ...values,
        place: within === 'Gallery' ? 'gallery' : place,
        at,
      } as const;
    }),
  ];
  const named = uses.flatMap(({ picture, alt, place, at }) => {
    if (typeof picture !== 'string') return [];
    const text = typeof alt === 'string' && alt.trim() !== '' ? alt : undefined;
    return [{ address: picture, alt: text, place, isInline: false, at, end: at + 1 }];
  });
  const inMarkdown = visitsOf(tree).flatMap(({ node, ancestors }) => {
    if (node.type !== 'image') return [];
    const line = ancestors.findLast(({ type }) => type === 'paragraph' || type === 'tableCell');
    const isInline = line?.children.some((it) => it.type !== 'image' && toString(it).trim() !== '');
    const [at, end] = [startOf(node), endOf(node)];
    const isInGallery = ancestors.some((one) => 'name' in one && one.name === 'Gallery');
    const place = isInGallery ? ('gallery' as const) : ('text' as const);
    return [
      { address: node.url, alt: node.alt ?? '', place, isInline: isInline ?? false, at, end },
    ];
  });
  return [...named, ...inMarkdown];
}

/** The picture files that no entry shows, in whatever case. */
export function unusedPictures({ files, entries }: Content): string[] {
  const shown = entries.flatMap(({ file, pictures }) =>
    pictures.map(({ address }) => resolveFile(file, address).toLowerCase()),
  );
  return files.filter((file) => isPicture(file) && !shown.includes(file.toLowerCase()));
}
