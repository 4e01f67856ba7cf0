import path from 'node:path';
import type { Image, Nodes, Root } from 'mdast';
import type { Problem } from './problem.ts';

/** Every picture that a page shows is a file beside it, by its exact name. */
export function checkPictureLinks(file: string, tree: Root, files: string[]): Problem[] {
  return imagesIn(tree).flatMap((image) => {
    const message = describe(image, file, files);
    const { line, column } = image.position?.start ?? {};
    return message ? [{ file, line, column, message }] : [];
  });
}

function describe({ url }: Image, file: string, files: string[]): string | undefined {
  const name = url.split('/').at(-1);
  if (URL.canParse(url) || url.startsWith('/')) {
    return `The picture "${url}" is not a file beside the page. Put it into the page's folder and write ![…](./${name}).`;
  }
  const target = path.posix.join(path.posix.dirname(file), decodeURI(url));
  if (files.includes(target)) return undefined;
  const other = files.find((candidate) => candidate.toLowerCase() === target.toLowerCase());
  return other
    ? `There is no picture "${url}", but there is "${path.posix.basename(other)}". Capital and small letters must be the same.`
    : `There is no picture "${url}". Put the file into the page's folder, or correct its name here.`;
}

function imagesIn(node: Nodes): Image[] {
  if (node.type === 'image') return [node];
  return 'children' in node ? node.children.flatMap(imagesIn) : [];
}
