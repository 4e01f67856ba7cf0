import { componentSchemas, type ComponentName } from '../../../schemas/components.ts';
import { findElements } from '../elements.ts';
import { findIssues } from '../schema-issues.ts';
import type { Rule } from '../types.ts';

/** A wrong attribute would stop the build without a place, or have no effect. */
export const componentProps: Rule = {
  name: 'component-props',
  canBeIgnored: false,
  *checkEntry({ tree, source }) {
    if (!tree) return;
    for (const { name, attributes, at } of findElements(tree, source)) {
      if (!Object.hasOwn(componentSchemas, name)) continue;
      // The rule mdx-code reports attributes that are code.
      if (attributes.some(({ value }) => value === undefined)) continue;
      const schema = componentSchemas[name as ComponentName];
      const props = Object.fromEntries(
        attributes.map((attribute) => [attribute.name, attribute.value]),
      );
      const issues = findIssues(schema, props, {
        kind: 'attribute',
        write: (key, value) =>
          /^(\d+|true|false)$/.test(value)
            ? `${key}={${value}}`
            : `${key}="${value.replaceAll('"', '')}"`,
        placeOf: () => `to the tag <${name}>`,
        keysAt: () => Object.keys(schema.shape),
      });
      for (const { path, message } of issues) {
        const attribute = attributes.find((candidate) => candidate.name === path[0]);
        yield { at: attribute?.at ?? at, message: `<${name}>: ${message}` };
      }
      const duplicate = attributes.find(
        (attribute, index) =>
          attributes.findIndex((other) => other.name === attribute.name) < index,
      );
      if (duplicate) {
        yield {
          at: duplicate.at,
          message: `<${name}>: "${duplicate.name}" is given twice. Remove one.`,
        };
      }
    }
  },
};
