import path from 'node:path';
import { decodeAddress } from '../../../utils/addresses.ts';
import type { Content } from '../content.ts';
import type { PictureUse } from '../picture-uses.ts';
import { isPicture } from '../picture-files.ts';
import type { Rule } from '../rule.ts';
import { didYouMean } from '../../../utils/did-you-mean.ts';
import { nodesOf, startOf } from '../tree.ts';

/** Every picture that a page shows is a file beside it, by its exact name. */
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
          'A picture is written with its file in place: ![what it says](./picture.jpg), not by reference.',
      };
    }
  },
};

function describe({ address, place }: PictureUse, file: string, { files }: Content) {
  if (/^<.*>$/.test(address)) {
    return `The picture "${address}" stands in < >, which only Markdown needs. Write "${address.slice(1, -1)}".`;
  }
  const name = address.split(/[/\\]/).at(-1);
  const write = place === 'text' ? `![…](./${name})` : `./${name}`;
  if (URL.canParse(address) || /^[/\\]|^[a-z]:/i.test(address)) {
    return `The picture "${address}" is not a file beside the page. Put it into the page's folder and write ${write}.`;
  }
  const target = path.posix.join(path.posix.dirname(file), decodeAddress(address));
  if (files.includes(target)) {
    if (!/^\.\.?\//.test(address) && place !== 'text') {
      return `The picture "${address}" needs its folder before it. Write "./${address}".`;
    }
    return isPicture(target) ? undefined : `"${address}" is not a picture.`;
  }
  const other = files.find((candidate) => fold(candidate) === fold(target));
  if (other !== undefined) {
    const isLetters = other.normalize() === target.normalize();
    return `There is no picture "${address}", but there is "${path.posix.basename(other)}". ${isLetters ? 'The two are the same letters in two encodings: type the file’s name anew.' : 'Capital and small letters must be the same.'}`;
  }
  const folder = path.posix.dirname(target);
  const beside = files
    .filter((candidate) => isPicture(candidate) && path.posix.dirname(candidate) === folder)
    .map((candidate) => path.posix.basename(candidate));
  return `There is no picture "${address}".${didYouMean(path.posix.basename(target), beside)} Put the file into the page's folder, or correct its name here.`;
}

function fold(name: string): string {
  return name.normalize().toLowerCase();
}
