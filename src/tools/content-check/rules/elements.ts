import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { componentSchemas, type ComponentName } from '../../../schemas/components.ts';
import { didYouMean } from '../../../utils/did-you-mean.ts';
import { readLiteral } from '../../../utils/read-literal.ts';
import { findIssues } from '../schema-issues.ts';
import { expressionsOf, isComment, isComponent, nodesOf, startOf } from '../tree.ts';
import { each, type Entry, type EntryRules } from '../types.ts';

const elementsOf = ({ elements }: Entry) => elements;

function isKnown(name: string): name is ComponentName {
  return Object.hasOwn(componentSchemas, name);
}

/** Sections begin with a heading and can contain other components; these can contain empty tags. */
const PLACES: Record<string, { is?: 'section' | 'void'; within?: string; contains?: string }> = {
  Anchor: { is: 'void' },
  Feedback: { contains: 'Remark' },
  Figure: { is: 'void' },
  Idea: { is: 'section' },
  NextSteps: { is: 'section' },
  Remark: { within: 'Feedback' },
  Video: { is: 'void' },
};

/** HTML that only marks up text, and for which Markdown has no syntax. */
const ALLOWED = 'abbr bdi br cite del ins kbd mark q small span sub sup'.split(' ');

/** Their attributes, besides those that are allowed in all of them. */
const ATTRIBUTE: Record<string, string> = { abbr: 'title', del: 'datetime', ins: 'datetime' };

/** What to write instead of which HTML; the site would not treat it as it treats Markdown. */
const MARKDOWN: Record<string, string[]> = {
  '[text](/address/)': ['a'],
  '![what it shows](./picture.jpg), with the picture next to the page': ['img'],
  '---, with a blank line above and below': ['hr'],
  '**text**': ['b', 'strong'],
  _text_: ['em', 'i', 'u'],
  '~~text~~': ['s', 'strike'],
  '`text`': ['code'],
  '``` on a line of its own, above and below': ['pre'],
  '## text': ['h1', 'h2'],
  '### text': ['h3'],
  '#### text': ['h4'],
  '> text': ['blockquote'],
  '- text': ['li', 'ul'],
  '1. text': ['ol'],
  '| a | b |': ['table'],
  '<Note title="…">, with a blank line around its text': ['details', 'aside'],
  'the text alone, with a blank line above and below': ['article', 'center', 'div', 'main'],
  'the words alone': ['font', 'p', 'section'],
};

const PLAIN = { includeImageAlt: false };

function isElement(node: Nodes, name: string | undefined): boolean {
  return node.type === 'mdxJsxFlowElement' && node.name === name;
}

export const elementRules: EntryRules = {
  /** The build would stop at an unknown name without saying where it is. */
  'component-name': each(elementsOf, ({ name }) => [isComponent(name) && describeUnknown(name)]),

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
      });
      for (const { path, message } of issues) {
        const attribute = attributes.find((candidate) => candidate.name === path[0]);
        yield { at: attribute?.at ?? at, message: `<${name}>: ${message}` };
      }
    }
  },

  /** Elsewhere, a component would break the page's outline or be shown without its parts. */
  'component-place': each(elementsOf, ({ name, isInline, within = '', children }) => {
    const place = PLACES[name] ?? {};
    if (!isKnown(name)) return [];
    const isVoid = place.is === 'void';
    const isIn = (kind: string) => PLACES[within]?.is === kind;
    const isNestable = isVoid
      ? !isIn('void') && (within !== 'Gallery' || name === 'Figure')
      : place.is !== 'section' && isIn('section');
    // An Anchor that keeps an old address may come before the heading, and so may a note to oneself.
    const first = children.find(
      (child) => !isElement(child, 'Anchor') && child.type !== 'mdxFlowExpression',
    );
    const problems = [
      isInline &&
        'is inside a line of text. Start it on a line of its own, with a blank line above it.',
      place.within && within !== place.within && `belongs inside <${place.within}>. Move it there.`,
      !place.within &&
        isComponent(within) &&
        !isNestable &&
        `cannot be inside <${within}>. Close <${within}> before it.`,
      isVoid && first && `cannot have content. End its tag with a slash: <${name} … />`,
      !isVoid && !first && `is empty. Put something between <${name}> and </${name}>.`,
      place.is === 'section' &&
        !(first?.type === 'heading' && first.depth === 2) &&
        'must begin with a ## heading. Add one below its opening tag.',
      place.contains &&
        !children.some((child) => isElement(child, place.contains)) &&
        `must contain at least one <${place.contains}>. Add one.`,
      name === 'Gallery' &&
        children.some(
          (child) => !child.type.startsWith('mdx') && toString(child, PLAIN).trim() !== '',
        ) &&
        'can contain only pictures. Move the text out of it; a caption goes into the picture: ![what it shows](./picture.jpg "The caption")',
    ];
    return problems.map((problem) => problem && `<${name}> ${problem}`);
  }),

  /** The build would stop at the first of these, with a message for developers. */
  'mdx-syntax': each(
    ({ errors }) => errors,
    ({ at, name, cause, partner = '' }, { source }) => {
      const rest = source.slice(at, at + 1000);
      const tag = `<${name}>`;
      const unknown = name !== '' && describeUnknown(name);
      const isUnreadable = /^<[A-Za-z][\w.]*\s+(?:[^<>]*=\s*[^\s"'{]|[^<>]*["'])/.test(rest);
      return [
        cause === 'crossed' &&
          `<${partner}> has to be closed first. Write </${partner}> instead of </${name}>, or above it.`,
        cause === 'unopened' &&
          `</${name}> has no matching opening tag. Remove it, or add ${tag} above it.`,
        unknown && `${unknown} (For a plain "<", write \\<)`,
        cause === 'unclosed' &&
          `${tag} is never closed. Add </${name}> where it ends, for a component on a line of its own. If it has no content, end its tag with a slash: <${name} … />; for a plain "<", write \\<`,
        cause === 'apart' &&
          `${tag} and </${name}> are not in the same paragraph, list item or quotation. Close it where the paragraph ends; put the tags of a component each on a line of its own, with a blank line above and below.`,
        isUnreadable &&
          `The tag <${name} …> cannot be read. Put text in straight quotation marks, title="Tea", and numbers in braces, number={1}; within the text, use curly quotation marks: by="Ana “the gardener” Sousa"`,
        rest.startsWith('<!--') &&
          'This note is never closed. Write a note to yourself as {/* … */}, not as <!-- … -->.',
        rest.startsWith('<') &&
          'A "<" is read as the start of a component. Write \\< for a plain one, and an address as [text](https://…), without < >.',
        rest.startsWith('{') &&
          'A "{" is read as the start of code. Write \\{ for a plain one, or {/* … */} around a note to yourself; leave out {#an-id} and {: .a-look}.',
        'A line that begins with "import" or "export" is read as code. Start it with another word.',
      ];
    },
  ),

  /** MDX would run the code on the computer that builds the site. */
  *'mdx-code'({ tree, elements }) {
    for (const node of tree ? [...nodesOf(tree, 'mdxjsEsm'), ...expressionsOf(tree)] : []) {
      const isLine = node.type === 'mdxjsEsm';
      // A blank or a brace in quotation marks is meant; a number would lose its braces.
      const literal = isLine ? undefined : readLiteral(node.value);
      const isMeant = typeof literal === 'string' && !/[\p{L}\p{N}]/u.test(literal);
      if (!isLine && (isMeant || (/^\s*\/\*/.test(node.value) && isComment(node.value)))) continue;
      const message = isLine
        ? 'A line that begins with "import" or "export" is read as code. Start it with another word; components need no import.'
        : 'Text in braces is read as code. Write \\{ for a plain brace, or {/* … */} for a note to yourself.';
      yield { at: startOf(node), message };
    }
    for (const { name, attributes } of elements) {
      for (const { name: key, at } of attributes.filter((one) => one.value === undefined)) {
        const message = `<${name}> has code in braces. Write text in quotation marks, ${key || 'name'}="…", or a number in braces, ${key || 'name'}={1}`;
        yield { at, message };
      }
    }
  },

  /** A text must not load or run anything. */
  *'html-element'({ elements }) {
    for (const { name, attributes, at } of elements.filter((one) => !isComponent(one.name))) {
      const message = describeUnknown(name);
      if (message) yield { at, message };
      const allowed = ['', ATTRIBUTE[name] ?? [], 'lang', 'dir'].flat();
      for (const { name: key, at } of message ? [] : attributes) {
        const message = `<${name}> cannot have "${key}". Remove it. Allowed: ${allowed.slice(1).join(', ')}.`;
        if (!allowed.includes(key)) yield { at, message };
      }
    }
  },
};

/** Says what to write instead of a component or an element that is not allowed. */
function describeUnknown(name: string): string | undefined {
  const components = Object.keys(componentSchemas);
  if (isKnown(name) || ALLOWED.includes(name)) return undefined;
  if (isComponent(name))
    return `There is no component <${name}>.${didYouMean(name, components)} The components are: ${components.join(', ')}.`;
  const [markdown] = Object.entries(MARKDOWN).find(([, names]) => names.includes(name)) ?? [];
  if (markdown) return `<${name}> is not allowed. Write this instead: ${markdown}`;
  return `<${name}> is not allowed.${didYouMean(name, [...components, ...ALLOWED])} Write Markdown, or use one of: ${ALLOWED.join(', ')}.`;
}
