import path from 'node:path';
import type { Nodes, Root } from 'mdast';
import { decodeAddress } from '../../utils/addresses.ts';
import type { picturePlaces } from '../../utils/pictures.ts';
import { findElements } from './elements.ts';
import type { FrontMatter } from './front-matter.ts';
import { endOf, startOf, visitsOf } from './tree.ts';

/** A picture that an entry shows. */
export interface PictureUse {
  /** Address of the picture's file, as the editor wrote it. */
  address: string;
  alt: string;
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
  source: string,
  frontMatter: FrontMatter | undefined,
): PictureUse[] {
  return [...findCover(frontMatter), ...findInMarkdown(tree), ...findFigures(tree, source)];
}

/** The files of all pictures that entries show, in lower case. */
export function shownPictures(entries: { file: string; pictures: PictureUse[] }[]): Set<string> {
  return new Set(
    entries.flatMap(({ file, pictures }) =>
      pictures.map(({ address }) =>
        path.posix.join(path.posix.dirname(file), decodeAddress(address)).toLowerCase(),
      ),
    ),
  );
}

function findCover(frontMatter: FrontMatter | undefined): PictureUse[] {
  const { cover } = (frontMatter?.data ?? {}) as { cover?: { picture?: unknown; alt?: unknown } };
  if (!frontMatter || typeof cover?.picture !== 'string') return [];
  const at = frontMatter.offsetOf(['cover', 'picture']);
  const alt = typeof cover.alt === 'string' ? cover.alt : '';
  return [{ address: cover.picture, alt, place: 'cover', isInline: false, at, end: at + 1 }];
}

function findInMarkdown(tree: Root): PictureUse[] {
  return visitsOf(tree).flatMap(({ node, ancestors }) => {
    if (node.type !== 'image') return [];
    const paragraph = ancestors.findLast(({ type }) => type === 'paragraph');
    return {
      address: node.url,
      alt: node.alt ?? '',
      place: 'text',
      isInline: paragraph?.children.some(hasText) ?? false,
      at: startOf(node),
      end: endOf(node),
    } satisfies PictureUse;
  });
}

function hasText(node: Nodes): boolean {
  return node.type !== 'image' && !(node.type === 'text' && node.value.trim() === '');
}

function findFigures(tree: Root, source: string): PictureUse[] {
  return findElements(tree, source)
    .filter(({ name }) => name === 'Figure')
    .flatMap(({ attributes, at }) => {
      const text = (name: string) => {
        const value = attributes.find((attribute) => attribute.name === name)?.value;
        return typeof value === 'string' ? value : undefined;
      };
      const address = text('picture');
      const width = text('width');
      if (address === undefined) return [];
      const place = width === 'wide' || width === 'narrow' ? width : 'text';
      return [{ address, alt: text('alt') ?? '', place, isInline: false, at, end: at + 1 }];
    });
}
