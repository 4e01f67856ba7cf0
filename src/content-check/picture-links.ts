import path from 'node:path';
import type { Definition, Image, Root } from 'mdast';
import { isPicture } from './pictures.ts';
import type { Problem } from './problem.ts';
import { walk } from './tree.ts';

/** Every picture that a page shows is a file beside it, by its exact name. */
export function checkPictureLinks(file: string, tree: Root, files: string[]): Problem[] {
  return picturesIn(tree).flatMap((image) => {
    const message = describe(image, file, files);
    const { line, column } = image.position?.start ?? {};
    return message ? [{ file, line, column, message }] : [];
  });
}

function describe({ url }: Image | Definition, file: string, files: string[]): string | undefined {
  const name = url.split('/').at(-1);
  if (URL.canParse(url) || url.startsWith('/')) {
    return `The picture "${url}" is not a file beside the page. Put it into the page's folder and write ![…](./${name}).`;
  }
  const target = path.posix.join(path.posix.dirname(file), decode(url));
  if (files.includes(target)) {
    return isPicture(target) ? undefined : `"${url}" is not a picture.`;
  }
  const other = files.find((candidate) => candidate.toLowerCase() === target.toLowerCase());
  return other
    ? `There is no picture "${url}", but there is "${path.posix.basename(other)}". Capital and small letters must be the same.`
    : `There is no picture "${url}". Put the file into the page's folder, or correct its name here.`;
}

/** A stray percent sign is no code for a character; it stands for itself. */
function decode(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/** All pictures of a page, those by reference (`![alt][name]`) at their definitions. */
function picturesIn(tree: Root): (Image | Definition)[] {
  const nodes = [...walk(tree)];
  const names = new Set(
    nodes.flatMap((node) => (node.type === 'imageReference' ? [node.identifier] : [])),
  );
  return nodes.filter(
    (node): node is Image | Definition =>
      node.type === 'image' || (node.type === 'definition' && names.has(node.identifier)),
  );
}
