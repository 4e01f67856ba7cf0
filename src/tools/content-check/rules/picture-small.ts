import path from 'node:path';
import { picturePlaces } from '../../../utils/pictures.ts';
import { decodeAddress } from '../../../utils/addresses.ts';
import { endingOf } from '../picture-files.ts';
import type { Rule } from '../rule.ts';

/** A picture that is smaller than its place is blurred, or looks lost in it. */
export const pictureSmall: Rule = {
  name: 'picture-small',
  canBeIgnored: true,
  *checkEntry({ file, pictures }, content) {
    for (const { address, place, isInline, at } of pictures) {
      const target = path.posix.join(path.posix.dirname(file), decodeAddress(address));
      const { width } = content.pictures.get(target) ?? {};
      const places = picturePlaces[place];
      const least = places.width / 2;
      if (isInline || width === undefined || width >= least || endingOf(target) === '.svg')
        continue;
      yield {
        at,
        message: `The picture "${address}" is ${width} pixels wide, and its place ${places.width}. Use a picture of at least ${least} pixels; ${2 * places.width} are best.`,
      };
    }
  },
};
