import { componentSchemas } from '../../../schemas/components.ts';
import { findElements } from '../elements.ts';
import type { Rule } from '../rule.ts';
import { didYouMean } from '../../../utils/did-you-mean.ts';

/** A name that is no component's would end the build, without a word of where it stands. */
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
        message: `There is no component <${name}>.${didYouMean(name, names)} There are: ${names.join(', ')}.`,
      };
    }
  },
};
