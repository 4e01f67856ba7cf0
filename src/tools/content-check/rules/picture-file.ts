import path from 'node:path';
import { decodeAddress } from '../../../utils/addresses.ts';
import { didYouMean } from '../../../utils/did-you-mean.ts';
import { isPicture } from '../picture-files.ts';
import type { PictureUse } from '../picture-uses.ts';
import { nodesOf, startOf } from '../tree.ts';
import type { Content, Rule } from '../types.ts';

/** The build stops at a picture that it cannot find, with a message for developers. */
export const pictureFile: Rule = {
  name: 'picture-file',
  canBeIgnored: false,
  *checkEntry({ file, pictures, tree }, content) {
    for (const picture of pictures) {
      const message = describe(picture, file, content);
      if (message) yield { at: picture.at, message };
    }
    for (const node of tree ? nodesOf(tree, 'imageReference') : []) {
      yield {
        at: startOf(node),
        message:
          'Pictures by reference are not supported. Write the file in place: ![what it shows](./picture.jpg)',
      };
    }
  },
};

function describe({ address, place }: PictureUse, file: string, { files }: Content) {
  if (/^<.*>$/.test(address)) {
    return `Only Markdown needs < > around the picture’s name. Write "${address.slice(1, -1)}" here.`;
  }
  const name = address.split(/[/\\]/).at(-1);
  const write = place === 'text' ? `![…](./${name})` : `./${name}`;
  if (URL.canParse(address) || /^[/\\]|^[a-z]:/i.test(address)) {
    return `The picture "${address}" is not in the page’s folder. Put it there and write ${write}`;
  }
  const target = path.posix.join(path.posix.dirname(file), decodeAddress(address));
  if (files.includes(target)) {
    if (!/^\.\.?\//.test(address) && place !== 'text') {
      return `The picture’s name must begin with "./". Write "./${address}".`;
    }
    return isPicture(target)
      ? undefined
      : `"${address}" is not a picture. Use a JPEG, PNG, WebP, AVIF or SVG file.`;
  }
  const other = files.find((candidate) => fold(candidate) === fold(target));
  if (other !== undefined) {
    const isEncoding = other.normalize() === target.normalize();
    return `There is no picture "${address}", but there is "${path.posix.basename(other)}". ${isEncoding ? 'Their letters are encoded differently: type the name again, here and as the name of the file.' : 'Upper and lower case must match.'}`;
  }
  const folder = path.posix.dirname(target);
  const pictures = files
    .filter((candidate) => isPicture(candidate) && path.posix.dirname(candidate) === folder)
    .map((candidate) => path.posix.basename(candidate));
  return `There is no picture "${address}".${didYouMean(path.posix.basename(target), pictures)} Put the file in the page’s folder, or correct its name here.`;
}

function fold(name: string): string {
  return name.normalize().toLowerCase();
}
