import type { Root } from 'mdast';
import type { FrontMatter } from './front-matter.ts';
import { resolveFile } from './page-addresses.ts';
import { isPicture } from './picture-files.ts';
import { endOf, nodesOf, startOf, type ElementUse } from './tree.ts';
import type { Content } from './types.ts';

/** A picture that an entry shows. */
export interface PictureUse {
  /** Address of the picture's file, as the editor wrote it. */
  address: string;
  /** Undefined if it is missing where the schema asks for it. */
  alt: string | undefined;
  /** Where it is written. */
  place: 'cover' | 'component' | 'text';
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
  const coverAt = frontMatter?.offsetOf(['cover', 'picture']) ?? 0;
  const inComponents = elements
    .filter(({ name }) => name === 'Figure' || name === 'Video')
    .map(({ attributes, at }) => {
      const props = Object.fromEntries(attributes.map(({ name, value }) => [name, value]));
      return { ...props, place: 'component', at } as const;
    });
  const uses = [{ ...cover, place: 'cover', at: coverAt } as const, ...inComponents];
  const named = uses.flatMap(({ place, at, ...props }) => {
    const { picture, poster, alt } = props as Record<string, unknown>;
    const address = picture ?? poster;
    if (typeof address !== 'string') return [];
    const text = typeof alt === 'string' && alt.trim() !== '' ? alt : undefined;
    return [{ address, alt: text, place, at, end: at + 1 }];
  });
  const inMarkdown = nodesOf(tree, 'image').map((node) => {
    const range = { at: startOf(node), end: endOf(node) };
    return { address: node.url, alt: node.alt ?? '', place: 'text' as const, ...range };
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
