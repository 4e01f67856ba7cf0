import type { Nodes } from 'mdast';
import { componentSchemas, type ComponentName } from '../../../schemas/components.ts';
import { didYouMean } from '../../../utils/did-you-mean.ts';
import { readLiteral } from '../../../utils/read-literal.ts';
import { expressionsOf, findElements, isComment, type ElementUse } from '../elements.ts';
import { findIssues } from '../schema-issues.ts';
import { nodesOf, startOf } from '../tree.ts';
import type { Rule } from '../types.ts';

/** The build would stop at an unknown name without saying where it is. */
const componentName: Rule = {
  name: 'component-name',
  *checkEntry({ tree, source }) {
    if (!tree) return;
    const names = Object.keys(componentSchemas);
    for (const { name, at } of findElements(tree, source)) {
      if (!/^[A-Z]/.test(name) || names.includes(name)) continue;
      const message = `There is no component <${name}>.${didYouMean(name, names)} The components are: ${names.join(', ')}.`;
      yield { at, message };
    }
  },
};

/** A wrong attribute would stop the build without a place, or have no effect. */
const componentProps: Rule = {
  name: 'component-props',
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
      if (!duplicate) continue;
      const message = `<${name}>: "${duplicate.name}" is given twice. Remove one.`;
      yield { at: duplicate.at, message };
    }
  },
};

/** What a component must be inside, what it must contain, and what it must begin with. */
const PLACES: Record<string, { within?: string; contains?: string; begins?: 'heading' }> = {
  Feedback: { contains: 'Remark' },
  Idea: { begins: 'heading' },
  NextSteps: { begins: 'heading' },
  Remark: { within: 'Feedback' },
};

/** Components without content. */
const WITHOUT_CONTENT = ['Anchor', 'Figure'];

/** Elsewhere, a component would break the page's outline or be shown without its parts. */
const componentPlace: Rule = {
  name: 'component-place',
  *checkEntry({ tree, source }) {
    if (!tree) return;
    for (const element of findElements(tree, source)) {
      const isKnown = Object.hasOwn(componentSchemas, element.name);
      const message = isKnown ? describePlace(element) : undefined;
      if (message) yield { at: element.at, message: `<${element.name}> ${message}` };
    }
  },
};

function describePlace({ name, isInline, within, children }: ElementUse): string | undefined {
  const place = Object.hasOwn(PLACES, name) ? PLACES[name] : undefined;
  if (isInline) {
    return 'is inside a line of text. Start it on a line of its own, with a blank line above it.';
  }
  if (place?.within && within !== place.within) {
    return `belongs inside <${place.within}>. Move it there.`;
  }
  if (
    !place?.within &&
    within !== undefined &&
    /^[A-Z]/.test(within) &&
    !isNestable(name, within)
  ) {
    return `cannot be inside <${within}>. Close <${within}> before it.`;
  }
  if (WITHOUT_CONTENT.includes(name)) {
    return children.length > 0
      ? `cannot have content. Remove the content and the closing tag, and end the tag with a slash: <${name} … />`
      : undefined;
  }
  if (children.length === 0) {
    return `is empty. Write something between <${name}> and </${name}>.`;
  }
  // An Anchor that keeps an old address may come before the heading.
  const first = children.find((child) => !isElement(child, 'Anchor'));
  if (place?.begins && !isHeading(first)) {
    return 'must begin with a ## heading. Add one below its opening tag.';
  }
  if (place?.contains && !children.some((child) => isElement(child, place.contains))) {
    return `must contain at least one <${place.contains}>. Add one.`;
  }
  return undefined;
}

/** Sections can contain the smaller components; these can contain pictures and anchors. */
function isNestable(name: string, within: string): boolean {
  const isSection = name === 'Idea' || name === 'NextSteps';
  const isAround = within === 'Idea' || within === 'NextSteps';
  return (
    (isAround && !isSection) ||
    (WITHOUT_CONTENT.includes(name) && !WITHOUT_CONTENT.includes(within))
  );
}

function isHeading(node: Nodes | undefined): boolean {
  return node?.type === 'heading' && node.depth === 2;
}

function isElement(node: Nodes, name: string | undefined): boolean {
  return node.type === 'mdxJsxFlowElement' && node.name === name;
}

/** The build would stop at the first of these, with a message for developers. */
const mdxSyntax: Rule = {
  name: 'mdx-syntax',
  *checkEntry({ mdxErrors, source }) {
    for (const { at, message } of mdxErrors) {
      yield { at, message: describeSyntax(message, source.slice(at)) };
    }
  },
};

/**
 * @param message the parser's own message
 * @param rest the source from the character that caused the error
 */
function describeSyntax(message: string, rest: string): string {
  const name = /^<\/?([A-Za-z][\w.]*)/.exec(rest)?.[1];
  if (rest.startsWith('<!--')) {
    return 'Write a note to yourself as {/* … */}, not as <!-- … -->.';
  }
  if (message.startsWith('Unexpected closing tag')) {
    return `</${name ?? ''}> has no matching opening tag. Remove it, or add <${name ?? ''}> above it.`;
  }
  if (message.startsWith('Expected a closing tag')) {
    return `<${name ?? ''}> is never closed. Add </${name ?? ''}> on a line of its own where it ends; if it has no content, end its tag with a slash: <${name ?? ''} />`;
  }
  if (name !== undefined && /^<\w[\w.]*\s/.test(rest)) {
    return `The tag <${name} …> cannot be read. Put text in straight quotation marks, title="Tea", and numbers in braces, number={1}; inside a text, use curly quotation marks: by="Ana “the gardener” Sousa"`;
  }
  if (rest.startsWith('<')) {
    return 'A "<" is read as the start of a component. Write \\< for a plain one, and an address as [text](https://…), without < >.';
  }
  if (rest.startsWith('{')) {
    return 'A "{" is read as the start of code. Write \\{ for a plain one.';
  }
  return 'A line that begins with "import" or "export" is read as code. Start it with another word.';
}

const BRACES =
  'Text in braces is read as code. Write \\{ for a plain brace, or {/* … */} for a note to yourself.';

/** MDX would run the code on the computer that builds the site. */
const mdxCode: Rule = {
  name: 'mdx-code',
  *checkEntry({ tree, source }) {
    if (!tree) return;
    for (const node of nodesOf(tree, 'mdxjsEsm')) {
      const message =
        'A line that begins with "import" or "export" is read as code. Start it with another word; components need no import.';
      yield { at: startOf(node), message };
    }
    for (const node of expressionsOf(tree)) {
      const isPlain = isComment(node.value) || readLiteral(node.value) !== undefined;
      if (!isPlain) yield { at: startOf(node), message: BRACES };
    }
    for (const { name, attributes } of findElements(tree, source)) {
      for (const { name: key, value, at } of attributes) {
        if (value !== undefined) continue;
        const message = key
          ? `The value of "${key}" in <${name}> is code. Write text in quotation marks, ${key}="…", or a number in braces, ${key}={1}`
          : `{...} in <${name}> is code. Write each attribute by name: name="…"`;
        yield { at, message };
      }
    }
  },
};

export const componentRules = [componentName, componentProps, componentPlace, mdxSyntax, mdxCode];
