import type { Nodes, Root } from 'mdast';
import { readLiteral } from '../../utils/read-literal.ts';
import { endOf, nodesOf, startOf, visitsOf } from './tree.ts';

/** A component or an HTML element in an entry's text. */
export interface ElementUse {
  /** Its name; empty for `<>`. */
  name: string;
  /** Offset of its start. */
  at: number;
  /** Offset just after its end. */
  end: number;
  /** Whether it is inside a line of text. */
  isInline: boolean;
  attributes: AttributeUse[];
  children: Nodes[];
  /** Name of the component that it is in, if any. */
  within: string | undefined;
}

/** An attribute and its value. */
interface AttributeUse {
  /** Its name; empty for a spread, `{...x}`. */
  name: string;
  /** Offset of its start. */
  at: number;
  /** Its value; undefined if that is not a literal. */
  value: string | number | boolean | undefined;
}

const cache = new WeakMap<Root, ElementUse[]>();

/** All components and HTML elements of a text, in its order; cached, because many rules need them. */
export function findElements(tree: Root, source: string): ElementUse[] {
  const elements = cache.get(tree) ?? readElements(tree, source);
  cache.set(tree, elements);
  return elements;
}

function readElements(tree: Root, source: string): ElementUse[] {
  const elements: ElementUse[] = [];
  for (const { node, ancestors } of visitsOf(tree)) {
    if (!isElement(node)) continue;
    const at = startOf(node);
    const end = endOf(node);
    const [first] = node.children as Nodes[];
    const tag = source.slice(at, first ? startOf(first) : end);
    elements.push({
      name: node.name ?? '',
      at,
      end,
      isInline: node.type === 'mdxJsxTextElement',
      attributes: node.attributes.map((attribute): AttributeUse => {
        const name = attribute.type === 'mdxJsxAttribute' ? attribute.name : '';
        const { value = null } = attribute;
        return { name, at: at + offsetOfAttribute(tag, name), value: readValue(name, value) };
      }),
      children: node.children,
      within: ancestors.filter(isElement).findLast(isComponent)?.name ?? undefined,
    });
  }
  return elements;
}

function isElement(node: Nodes) {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

function isComponent({ name }: { name: string | null }): boolean {
  return /^[A-Z]/.test(name ?? '');
}

function readValue(name: string, value: string | { value: string } | null) {
  if (name === '') return undefined;
  if (value === null) return true;
  return typeof value === 'string' ? value : readLiteral(value.value);
}

/** Start and end of each piece of code, comment and tag with attributes: nothing in them is text. */
export function opaqueRanges(tree: Root, source: string): [number, number][] {
  const code = [...nodesOf(tree, 'code'), ...nodesOf(tree, 'inlineCode')];
  const comments = expressionsOf(tree).filter(({ value }) => isComment(value));
  return [
    ...[...code, ...comments].map((node): [number, number] => [startOf(node), endOf(node)]),
    ...findElements(tree, source)
      .filter(({ name, attributes }) => /^[A-Z]/.test(name) && attributes.length > 0)
      .map(({ at, end, children: [first] }): [number, number] => [
        at,
        first ? startOf(first) : end,
      ]),
  ];
}

/** The expressions in braces in a text. */
export function expressionsOf(tree: Root) {
  return [...nodesOf(tree, 'mdxFlowExpression'), ...nodesOf(tree, 'mdxTextExpression')];
}

/** Whether a piece of code is nothing but comments: `/* … *\/`. */
export function isComment(code: string): boolean {
  return /^(\s|\/\*((?!\*\/)[^])*\*\/)*$/.test(code);
}

/** Offset of an attribute in its tag, which the parser does not give. */
function offsetOfAttribute(tag: string, name: string): number {
  for (const match of tag.matchAll(/(?<=\s)(?:[\w:.-]+|\{\s*\.\.\.)(?=[\s=/>]|\w)/g)) {
    if (match[0] === name || (name === '' && match[0].startsWith('{'))) return match.index;
  }
  return 0;
}
