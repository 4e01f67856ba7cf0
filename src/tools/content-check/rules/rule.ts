import { findElements, type ElementUse } from '../elements.ts';
import type { Finding, Rule } from '../types.ts';

/** Makes a rule about entries that editors cannot switch off. */
export function rule(name: string, checkEntry: Required<Rule>['checkEntry']): Rule {
  return { name, checkEntry };
}

/** Makes a rule about entries that editors may switch off. */
export function ignorableRule(name: string, checkEntry: Required<Rule>['checkEntry']): Rule {
  return { name, canBeIgnored: true, checkEntry };
}

/** Makes a rule about what MDX cannot read. */
export function unreadableRule(name: string, find: Required<Rule>['findUnreadable']): Rule {
  return { name, findUnreadable: find };
}

/** Makes a rule about each component and HTML element. */
export function elementRule(name: string, check: (use: ElementUse) => Iterable<Finding>): Rule {
  return rule(name, function* ({ tree, source }) {
    for (const element of tree ? findElements(tree, source) : []) yield* check(element);
  });
}
