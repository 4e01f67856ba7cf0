import type { Nodes } from 'mdast';
import { componentSchemas, type ComponentName } from '../../../schemas/components.ts';
import { didYouMean } from '../../../utils/did-you-mean.ts';
import { readLiteral } from '../../../utils/read-literal.ts';
import { expressionsOf, findElements, isComment } from '../elements.ts';
import { findIssues } from '../schema-issues.ts';
import { nodesOf, startOf } from '../tree.ts';
import { elementRule, rule } from './rule.ts';

/** The build would stop at an unknown name without saying where it is. */
const componentName = elementRule('component-name', function* ({ name, at }) {
  const names = Object.keys(componentSchemas);
  if (!/^[A-Z]/.test(name) || names.includes(name)) return;
  const message = `There is no component <${name}>.${didYouMean(name, names)} The components are: ${names.join(', ')}.`;
  yield { at, message };
});

/** A wrong attribute would stop the build without a place, or have no effect. */
const componentProps = elementRule('component-props', function* ({ name, attributes, at }) {
  // The rule mdx-code reports attributes that are code.
  if (!isKnown(name) || attributes.some(({ value }) => value === undefined)) return;
  const schema = componentSchemas[name];
  const props = Object.fromEntries(attributes.map(({ name: key, value }) => [key, value]));
  const issues = findIssues(schema, props, {
    kind: 'attribute',
    write: (key, value) =>
      /^(\d+|true|false)$/.test(value)
        ? `${key}={${value}}`
        : `${key}="${value.replaceAll('"', '')}"`,
    placeOf: () => `to the tag <${name}>`,
    keysAt: () => Object.keys(schema.shape),
  });
  const keys = attributes.map((attribute) => attribute.name);
  for (const { path, message } of issues) {
    const attribute = attributes.find((candidate) => candidate.name === path[0]);
    yield { at: attribute?.at ?? at, message: `<${name}>: ${message}` };
  }
  const duplicate = attributes.find((attribute, index) => keys.indexOf(attribute.name) < index);
  if (!duplicate) return;
  const message = `<${name}>: "${duplicate.name}" is given twice. Remove one.`;
  yield { at: duplicate.at, message };
});

function isKnown(name: string): name is ComponentName {
  return Object.hasOwn(componentSchemas, name);
}

/** What a component must be inside, what it must contain, and what it must begin with. */
const PLACES: Record<string, { within?: string; contains?: string; begins?: 'heading' }> = {
  Feedback: { contains: 'Remark' },
  Idea: { begins: 'heading' },
  NextSteps: { begins: 'heading' },
  Remark: { within: 'Feedback' },
};

/** Components that are sections of a page, and those that are empty tags. */
const SECTIONS = ['Idea', 'NextSteps'];
const WITHOUT_CONTENT = ['Anchor', 'Figure'];

/** Elsewhere, a component would break the page's outline or be shown without its parts. */
const componentPlace = elementRule('component-place', function* (element) {
  const { name, isInline, within = '', children, at } = element;
  if (!isKnown(name)) return;
  const place = PLACES[name] ?? {};
  const isEmpty = children.length === 0;
  const isVoid = WITHOUT_CONTENT.includes(name);
  // An Anchor that keeps an old address may come before the heading.
  const first = children.find((child) => !isElement(child, 'Anchor'));
  const hasHeading = first?.type === 'heading' && first.depth === 2;
  const message = [
    isInline &&
      'is inside a line of text. Start it on a line of its own, with a blank line above it.',
    place.within && within !== place.within && `belongs inside <${place.within}>. Move it there.`,
    !place.within &&
      /^[A-Z]/.test(within) &&
      !isNestable(name, within) &&
      `cannot be inside <${within}>. Close <${within}> before it.`,
    isVoid &&
      !isEmpty &&
      `cannot have content. Remove the content and the closing tag, and end the tag with a slash: <${name} … />`,
    !isVoid && isEmpty && `is empty. Write something between <${name}> and </${name}>.`,
    place.begins && !hasHeading && 'must begin with a ## heading. Add one below its opening tag.',
    place.contains &&
      !children.some((child) => isElement(child, place.contains)) &&
      `must contain at least one <${place.contains}>. Add one.`,
  ].find(Boolean);
  if (message) yield { at, message: `<${name}> ${message}` };
});

/** Sections can contain the smaller components; these can contain pictures and anchors. */
function isNestable(name: string, within: string): boolean {
  return (
    (SECTIONS.includes(within) && !SECTIONS.includes(name)) ||
    (WITHOUT_CONTENT.includes(name) && !WITHOUT_CONTENT.includes(within))
  );
}

function isElement(node: Nodes, name: string | undefined): boolean {
  return node.type === 'mdxJsxFlowElement' && node.name === name;
}

/** The build would stop at the first of these, with a message for developers. */
const mdxSyntax = rule('mdx-syntax', function* ({ mdxErrors, source }) {
  for (const { at, message: cause } of mdxErrors) {
    const rest = source.slice(at);
    const name = /^<\/?([A-Za-z][\w.]*)/.exec(rest)?.[1] ?? '';
    const message = [
      rest.startsWith('<!--') && 'Write a note to yourself as {/* … */}, not as <!-- … -->.',
      cause.startsWith('Unexpected closing tag') &&
        `</${name}> has no matching opening tag. Remove it, or add <${name}> above it.`,
      cause.startsWith('Expected a closing tag') &&
        `<${name}> is never closed. Add </${name}> on a line of its own where it ends; if it has no content, end its tag with a slash: <${name} />`,
      /^<[A-Za-z][\w.]*\s/.test(rest) &&
        `The tag <${name} …> cannot be read. Put text in straight quotation marks, title="Tea", and numbers in braces, number={1}; inside a text, use curly quotation marks: by="Ana “the gardener” Sousa"`,
      rest.startsWith('<') &&
        'A "<" is read as the start of a component. Write \\< for a plain one, and an address as [text](https://…), without < >.',
      rest.startsWith('{') && 'A "{" is read as the start of code. Write \\{ for a plain one.',
      'A line that begins with "import" or "export" is read as code. Start it with another word.',
    ].find(Boolean);
    if (message) yield { at, message };
  }
});

/** MDX would run the code on the computer that builds the site. */
const mdxCode = rule('mdx-code', function* ({ tree, source }) {
  if (!tree) return;
  for (const node of nodesOf(tree, 'mdxjsEsm')) {
    const message =
      'A line that begins with "import" or "export" is read as code. Start it with another word; components need no import.';
    yield { at: startOf(node), message };
  }
  for (const node of expressionsOf(tree)) {
    if (isComment(node.value) || readLiteral(node.value) !== undefined) continue;
    const message =
      'Text in braces is read as code. Write \\{ for a plain brace, or {/* … */} for a note to yourself.';
    yield { at: startOf(node), message };
  }
  for (const { name, attributes } of findElements(tree, source)) {
    for (const { name: key, at } of attributes.filter(({ value }) => value === undefined)) {
      const message = key
        ? `The value of "${key}" in <${name}> is code. Write text in quotation marks, ${key}="…", or a number in braces, ${key}={1}`
        : `{...} in <${name}> is code. Write each attribute by name: name="…"`;
      yield { at, message };
    }
  }
});

export const componentRules = [componentName, componentProps, componentPlace, mdxSyntax, mdxCode];
