import type { Nodes } from 'mdast';
import { componentSchemas, type ComponentName } from '../../../schemas/components.ts';
import { didYouMean } from '../../../utils/did-you-mean.ts';
import { readLiteral } from '../../../utils/read-literal.ts';
import { findIssues } from '../schema-issues.ts';
import { expressionsOf, isComment, isComponent, nodesOf, startOf } from '../tree.ts';
import { each, type Entry, type EntryRules } from '../types.ts';
import { ALLOWED, describeElement } from './html.ts';

const elementsOf = ({ elements }: Entry) => elements;

function isKnown(name: string): name is ComponentName {
  return Object.hasOwn(componentSchemas, name);
}

function describeUnknown(name: string): string {
  const names = Object.keys(componentSchemas);
  return `There is no component <${name}>.${didYouMean(name, names)} The components are: ${names.join(', ')}.`;
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

export const componentRules: EntryRules = {
  /** The build would stop at an unknown name without saying where it is. */
  'component-name': each(elementsOf, ({ name }) => [
    isComponent(name) && !isKnown(name) && describeUnknown(name),
  ]),

  /** A wrong attribute would stop the build without a place, or have no effect. */
  *'component-props'(entry) {
    for (const { name, attributes, at } of entry.elements) {
      // The rule mdx-code reports attributes that are code.
      if (!isKnown(name) || attributes.some(({ value }) => value === undefined)) continue;
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
      for (const { path, message } of issues) {
        const attribute = attributes.find((candidate) => candidate.name === path[0]);
        yield { at: attribute?.at ?? at, message: `<${name}>: ${message}` };
      }
      const keys = attributes.map((attribute) => attribute.name);
      const duplicate = attributes.find((attribute, index) => keys.indexOf(attribute.name) < index);
      if (!duplicate) continue;
      const message = `<${name}>: "${duplicate.name}" is given twice. Remove one.`;
      yield { at: duplicate.at, message };
    }
  },

  /** Elsewhere, a component would break the page's outline or be shown without its parts. */
  'component-place': each(elementsOf, (element, entry) => {
    const { name, isInline, within = '', children, at } = element;
    if (!isKnown(name)) return [];
    const place = PLACES[name] ?? {};
    const isEmpty = children.length === 0;
    const isVoid = WITHOUT_CONTENT.includes(name);
    // An Anchor that keeps an old address may come before the heading.
    const first = children.find((child) => !isElement(child, 'Anchor'));
    const hasHeading = first?.type === 'heading' && first.depth === 2;
    const number = (use: typeof element) =>
      use.name === 'Idea' && use.attributes.find((attribute) => attribute.name === 'number')?.value;
    const twin = number(element)
      ? entry.elements.find((other) => other.at < at && number(other) === number(element))
      : undefined;
    const message = [
      isInline &&
        'is inside a line of text. Start it on a line of its own, with a blank line above it.',
      place.within && within !== place.within && `belongs inside <${place.within}>. Move it there.`,
      !place.within &&
        isComponent(within) &&
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
      twin && 'has the same number as one above it. Give each its own number.',
    ].find(Boolean);
    return [message && `<${name}> ${message}`];
  }),

  /** The build would stop at the first of these, with a message for developers. */
  'mdx-syntax': each(
    ({ errors }) => errors,
    ({ at, tag }, { source }) => {
      const rest = source.slice(at, at + 1000);
      const [, name = ''] = /^<\/?([A-Za-z][\w.]*)/.exec(rest) ?? [];
      const isUnreadable = /^<[A-Za-z][\w.]*\s+(?:[^<>]*=\s*[^\s"'{]|[^<>]*["'])/.test(rest);
      return [
        tag?.isClosing &&
          tag.partner !== undefined &&
          tag.partner !== name &&
          `This tag is not the one that was opened. Write </${tag.partner}> instead of </${name}>.`,
        tag?.isClosing &&
          tag.partner === undefined &&
          `</${name}> has no matching opening tag. Remove it, or add <${name}> above it.`,
        tag &&
          isComponent(name) &&
          !isKnown(name) &&
          `${describeUnknown(name)} For a plain "<", write \\<`,
        tag &&
          !isComponent(name) &&
          !ALLOWED.includes(name) &&
          `${describeElement(name)} For a plain "<", write \\<`,
        tag &&
          WITHOUT_CONTENT.includes(name) &&
          `<${name}> is never closed. End its tag with a slash: <${name} … />`,
        tag &&
          tag.partner === undefined &&
          `<${name}> is never closed. Add </${name}> ${isComponent(name) ? 'on a line of its own where it ends; if it has no content, end its tag with a slash' : 'where it ends'}: ${isComponent(name) ? `<${name} />` : `<${name}>words</${name}>`}; for a plain "<", write \\<`,
        isUnreadable &&
          `The tag <${name} …> cannot be read. Put text in straight quotation marks, title="Tea", and numbers in braces, number={1}; inside a text, use curly quotation marks: by="Ana “the gardener” Sousa"`,
        tag &&
          !isComponent(name) &&
          `<${name}> and </${name}> are not in the same paragraph. Close it where the paragraph ends: </${name}>`,
        tag &&
          `<${name}> and </${name}> are not in the same paragraph, list item or quotation. Put each on a line of its own, with a blank line above and below.`,
        rest.startsWith('<!--') &&
          'This note is never closed. Write a note to yourself as {/* … */}, not as <!-- … -->.',
        rest.startsWith('<') &&
          'A "<" is read as the start of a component. Write \\< for a plain one, and an address as [text](https://…), without < >.',
        /^\{\s*[/*#]/.test(rest) &&
          'This note is never closed, or not written as one. Write {/* … */} around it.',
        rest.startsWith('{') &&
          'A "{" is read as the start of code. Write \\{ for a plain one, or {/* … */} for a note to yourself.',
        'A line that begins with "import" or "export" is read as code. Start it with another word.',
      ];
    },
  ),

  /** MDX would run the code on the computer that builds the site. */
  *'mdx-code'(entry) {
    for (const node of entry.tree ? nodesOf(entry.tree, 'mdxjsEsm') : []) {
      const message =
        'A line that begins with "import" or "export" is read as code. Start it with another word; components need no import.';
      yield { at: startOf(node), message };
    }
    for (const node of entry.tree ? expressionsOf(entry.tree) : []) {
      // A blank or a brace in quotation marks is meant; a number would lose its braces.
      const literal = readLiteral(node.value);
      if (/^\s*\/\*/.test(node.value) && isComment(node.value)) continue;
      if (typeof literal === 'string' && !/[\p{L}\p{N}]/u.test(literal)) continue;
      const message =
        'Text in braces is read as code. Write \\{ for a plain brace, or {/* … */} for a note to yourself.';
      yield { at: startOf(node), message };
    }
    for (const { name, attributes } of entry.elements) {
      for (const { name: key, at } of attributes.filter(({ value }) => value === undefined)) {
        const message = key
          ? `The value of "${key}" in <${name}> is code. Write text in quotation marks, ${key}="…", or a number in braces, ${key}={1}`
          : `{...} in <${name}> is code. Write each attribute by name: name="…"`;
        yield { at, message };
      }
    }
  },
};
