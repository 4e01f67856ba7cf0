import type { Nodes } from 'mdast';
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
};

/** HTML that only marks up text, and for which Markdown has no syntax. */
const ALLOWED = 'abbr bdi br cite del ins kbd mark q small span sub sup'.split(' ');

/** Types of what a line of text can hold. */
const INLINE =
  /^(text|inlineCode|emphasis|strong|delete|break|(link|image)(Reference)?|footnoteReference|mdx.*Text.*)$/;

/** Their attributes, besides those that are allowed in all of them. */
const ATTRIBUTE: Record<string, string> = { abbr: 'title', del: 'datetime', ins: 'datetime' };

/** HTML that only groups or aligns text. */
const REMOVED = 'article center div font main p section'.split(' ');

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
};

/** Elements of which nothing is said beside the one that they are part of. */
const PARTS: [RegExp, RegExp][] = [
  [/^(t[rdh]|thead|tbody|tfoot)$/, /<table\b/],
  [/^li$/, /<[uo]l\b/],
  [/^d[td]$/, /<dl\b/],
  [/^summary$/, /<details\b/],
];

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
    const isVoid = place.is === 'void';
    const isIn = (kind: string) => PLACES[within]?.is === kind;
    const isNestable = isVoid ? !isIn('void') : place.is !== 'section' && isIn('section');
    const isEmpty = children.length === 0;
    // An Anchor that keeps an old address may come before the heading.
    const first = children.find((child) => !isElement(child, 'Anchor'));
    const hasHeading = first?.type === 'heading' && first.depth === 2;
    const number = (use: typeof element) =>
      use.name === 'Idea' && use.attributes.find((attribute) => attribute.name === 'number')?.value;
    const isTwin = (other: typeof element) =>
      other.at < at && number(other) && number(other) === number(element);
    const message = [
      isInline &&
        'is inside a line of text. Start it on a line of its own, with a blank line above it.',
      place.within && within !== place.within && `belongs inside <${place.within}>. Move it there.`,
      !place.within &&
        isComponent(within) &&
        !isNestable &&
        `cannot be inside <${within}>. Close <${within}> before it.`,
      isVoid &&
        !isEmpty &&
        `cannot have content. Remove the content and the closing tag, and end the tag with a slash: <${name} … />`,
      !isVoid && isEmpty && `is empty. Write something between <${name}> and </${name}>.`,
      place.is === 'section' &&
        !hasHeading &&
        'must begin with a ## heading. Add one below its opening tag.',
      place.contains &&
        !children.some((child) => isElement(child, place.contains)) &&
        `must contain at least one <${place.contains}>. Add one.`,
      entry.elements.some(isTwin) &&
        'has the same number as one above it. Give each its own number.',
    ].find(Boolean);
    return [message && `<${name}> ${message}`];
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
          (isComponent(name)
            ? `${tag} is never closed. If it has no content, end its tag with a slash: <${name} … /> If it has, add </${name}> on a line of its own where it ends.`
            : `${tag} is never closed. Add </${name}> where it ends: ${tag}words</${name}>; for a plain "<", write \\<`),
        cause === 'apart' &&
          (isComponent(name)
            ? `${tag} and </${name}> are not in the same paragraph, list item or quotation. Put each on a line of its own, with a blank line above and below.`
            : `${tag} and </${name}> are not in the same paragraph. Close it where the paragraph ends: </${name}>`),
        isUnreadable &&
          `The tag <${name} …> cannot be read. Put text in straight quotation marks, title="Tea", and numbers in braces, number={1}; within the text, use curly quotation marks: by="Ana “the gardener” Sousa"`,
        rest.startsWith('<!--') &&
          'This note is never closed. Write a note to yourself as {/* … */}, not as <!-- … -->.',
        rest.startsWith('<') &&
          'A "<" is read as the start of a component. Write \\< for a plain one, and an address as [text](https://…), without < >.',
        rest.startsWith('{') &&
          'A "{" is read as the start of code. Write \\{ for a plain one, or {/* … */} around a note to yourself.',
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
      for (const { name: key, at } of attributes.filter(({ value }) => value === undefined)) {
        const message = key
          ? `The value of "${key}" in <${name}> is code. Write text in quotation marks, ${key}="…", or a number in braces, ${key}={1}`
          : `{...} in <${name}> is code. Write each attribute by name: name="…"`;
        yield { at, message };
      }
    }
  },

  /** A text must not load or run anything. */
  *'html-element'({ elements, text }) {
    for (const { name, attributes, children, isInline, at: start } of elements) {
      const isPart = PARTS.some(([part, whole]) => part.test(name) && whole.test(text));
      if (isComponent(name) || isPart) continue;
      const isAllowed = ALLOWED.includes(name);
      const hasBlocks = !isInline && children.some(({ type }) => !INLINE.test(type));
      const message =
        describeUnknown(name, isInline) ??
        (hasBlocks &&
          `<${name}> cannot contain whole paragraphs. Write its tags within a line: <${name}>words</${name}>`);
      if (message) yield { at: start, message };
      const allowed = [ATTRIBUTE[name] ?? [], 'lang', 'dir'].flat();
      for (const { name: key, at } of isAllowed ? attributes : []) {
        const message = /^on/i.test(key)
          ? `<${name}> cannot run code. Remove "${key}".`
          : `<${name}> cannot have "${key}". Remove it. Allowed: ${allowed.join(', ')}.`;
        if (!['', ...allowed].includes(key)) yield { at, message };
      }
    }
  },
};

/** Says what to write instead of a component or an element that is not allowed. */
function describeUnknown(name: string, isInline = false): string | undefined {
  const components = Object.keys(componentSchemas);
  if (isKnown(name) || ALLOWED.includes(name)) return undefined;
  if (isComponent(name))
    return `There is no component <${name}>.${didYouMean(name, components)} The components are: ${components.join(', ')}.`;
  if (REMOVED.includes(name))
    return `<${name}> is not allowed. Remove its tags${isInline ? '' : ', and leave a blank line above and below the text'}.`;
  const [markdown] = Object.entries(MARKDOWN).find(([, names]) => names.includes(name)) ?? [];
  if (markdown) return `<${name}> is not allowed. Write this instead: ${markdown}`;
  return `<${name}> is not allowed.${didYouMean(name, [...components, ...ALLOWED])} Write Markdown, or use one of: ${ALLOWED.join(', ')}.`;
}
