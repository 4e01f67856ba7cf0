import { componentSchemas, type ComponentName } from '../../../schemas/components.ts';
import { findElements } from '../elements.ts';
import type { Rule } from '../rule.ts';
import { findIssues } from '../schema-issues.ts';

/** What a component is told in its tag: all that it needs, and nothing that it does not know. */
export const componentProps: Rule = {
  name: 'component-props',
  canBeIgnored: false,
  *checkEntry({ tree, source }) {
    if (!tree) return;
    for (const { name, attributes, at } of findElements(tree, source)) {
      if (!Object.hasOwn(componentSchemas, name)) continue;
      // What is code has a rule of its own.
      if (attributes.some(({ value }) => value === undefined)) continue;
      const schema = componentSchemas[name as ComponentName];
      const props = Object.fromEntries(
        attributes.map((attribute) => [attribute.name, attribute.value]),
      );
      const issues = findIssues(schema, props, {
        write: (key, value) =>
          /^(\d+|true|false)$/.test(value)
            ? `${key}={${value}}`
            : `${key}="${value.replaceAll('"', '')}"`,
        placeOf: () => `into the tag <${name}>`,
        keysAt: () => Object.keys(schema.shape),
      });
      for (const { path, message } of issues) {
        const attribute = attributes.find((candidate) => candidate.name === path[0]);
        yield { at: attribute?.at ?? at, message: `<${name}>: ${message}` };
      }
      const twice = attributes.find(
        (attribute, index) =>
          attributes.findIndex((other) => other.name === attribute.name) < index,
      );
      if (twice) {
        yield {
          at: twice.at,
          message: `<${name}>: "${twice.name}" stands there twice. Take one out.`,
        };
      }
    }
  },
};
