import path from 'node:path';
import type { Image, ImageReference, Nodes, Root } from 'mdast';
import { isPicture } from './pictures.ts';
import type { Problem } from './problem.ts';
import { walk } from './tree.ts';

/** Every picture that a page shows is a file beside it, by its exact name. */
export function checkPictureLinks(file: string, tree: Root, files: string[]): Problem[] {
  return [...walk(tree)].filter(isPictureNode).flatMap((image) => {
    const message = describe(image, file, files);
    const { line, column } = image.position?.start ?? {};
    return message ? [{ file, line, column, message }] : [];
  });
}

function describe(image: Image | ImageReference, file: string, files: string[]) {
  if (image.type === 'imageReference') {
    return 'A picture is written with its file in place: ![…](./picture.jpg), not by reference.';
  }
  const { url } = image;
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

function isPictureNode(node: Nodes): node is Image | ImageReference {
  return node.type === 'image' || node.type === 'imageReference';
}
