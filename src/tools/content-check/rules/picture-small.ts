import path from 'node:path';
import { decodeAddress } from '../../../utils/addresses.ts';
import { count } from '../../../utils/count.ts';
import { picturePlaces } from '../../../utils/pictures.ts';
import { endingOf } from '../picture-files.ts';
import type { Rule } from '../types.ts';

/** A picture that is much smaller than its place looks blurred or lost. */
export const pictureSmall: Rule = {
  name: 'picture-small',
  canBeIgnored: true,
  *checkEntry({ file, pictures }, content) {
    for (const { address, place, isInline, at } of pictures) {
      const target = path.posix.join(path.posix.dirname(file), decodeAddress(address));
      const { width } = content.pictures.get(target) ?? {};
      const layout = picturePlaces[place];
      const least = layout.width / 2;
      if (isInline || width === undefined || width >= least || endingOf(target) === '.svg')
        continue;
      yield {
        at,
        message: `The picture "${address}" is ${count(width, 'pixel', 'pixels')} wide, but its place is ${layout.width} pixels wide. Use one at least ${least} pixels wide; ${2 * layout.width} pixels are best.`,
      };
    }
  },
};
