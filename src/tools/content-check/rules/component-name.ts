import { componentSchemas } from '../../../schemas/components.ts';
import { didYouMean } from '../../../utils/did-you-mean.ts';
import { findElements } from '../elements.ts';
import type { Rule } from '../types.ts';

/** The build would stop at an unknown name without saying where it is. */
export const componentName: Rule = {
  name: 'component-name',
  canBeIgnored: false,
  *checkEntry({ tree, source }) {
    if (!tree) return;
    const names = Object.keys(componentSchemas);
    for (const { name, at } of findElements(tree, source)) {
      if (!/^[A-Z]/.test(name) || names.includes(name)) continue;
      yield {
        at,
        message: `There is no component <${name}>.${didYouMean(name, names)} The components are: ${names.join(', ')}.`,
      };
    }
  },
};
