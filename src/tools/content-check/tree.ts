import type { Nodes, Parents, Root } from 'mdast';
import { visitParents } from 'unist-util-visit-parents';
import { readLiteral } from '../../utils/read-literal.ts';

/** Offset of a node's start. */
export const startOf = (node: Nodes) => node.position?.start.offset ?? 0;

/** Offset just after a node's end. */
export const endOf = (node: Nodes) => node.position?.end.offset ?? 0;

/** Remembered, because many rules need them. */
const visits = new WeakMap<Root, { node: Nodes; ancestors: Parents[] }[]>();

/** All nodes in the order of the text, each with its ancestors. */
export function visitsOf(tree: Root) {
  const all = visits.get(tree) ?? [];
  if (all.length === 0) {
    visitParents(tree, (node, ancestors) => void all.push({ node, ancestors: [...ancestors] }));
  }
  visits.set(tree, all);
  return all;
}

/** All nodes of one type, in the order of the text. */
export function nodesOf<Type extends Nodes['type']>(tree: Root, type: Type) {
  const nodes = visitsOf(tree).map(({ node }) => node);
  return nodes.filter((node) => node.type === type) as Extract<Nodes, { type: Type }>[];
}

/** A component or an HTML element in an entry's text. */
export type ElementUse = ReturnType<typeof findElements>[number];

/** All components and HTML elements of a text, in its order. */
export function findElements(tree: Root, source: string) {
  return visitsOf(tree).flatMap(({ node, ancestors }) => {
    if (!isElement(node)) return [];
    const at = startOf(node);
    const children: Nodes[] = node.children;
    const tag = source.slice(at, children[0] ? startOf(children[0]) : endOf(node));
    return {
      /** Empty for `<>`. */
      name: node.name ?? '',
      at,
      end: endOf(node),
      /** Whether it is inside a line of text. */
      isInline: node.type === 'mdxJsxTextElement',
      attributes: node.attributes.map((attribute) => {
        // A spread, `{...x}`, has no name.
        const name = attribute.type === 'mdxJsxAttribute' ? attribute.name : '';
        const value = readValue(name, attribute.value);
        return { name, at: at + offsetOfAttribute(tag, name), value };
      }),
      children,
      /** Name of the component that it is in, if any. */
      within:
        ancestors.filter(isElement).findLast(({ name }) => isComponent(name))?.name ?? undefined,
    };
  });
}

function isElement(node: Nodes) {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

/** Whether an element is a component: HTML's names are in small or capital letters only. */
export function isComponent(name: string | null): boolean {
  return /^[A-Z][a-z]/.test(name ?? '');
}

/** The value of an attribute; undefined if it is not a literal. */
function readValue(name: string, value: string | { value: string } | null = null) {
  if (name === '') return undefined;
  if (typeof value === 'string') return value;
  return value ? readLiteral(value.value) : true;
}

/** Offset of an attribute in its tag, which the parser does not give. */
function offsetOfAttribute(tag: string, name: string): number {
  const names = tag.matchAll(/(?<=\s)(?:[\w:.-]+|\{\s*\.\.\.)(?=[\s=/>]|\w)/g);
  const isSame = ([found]: string[]) => found === name || (name === '' && found?.startsWith('{'));
  return names.find(isSame)?.index ?? 0;
}

/** The expressions in braces in a text. */
export function expressionsOf(tree: Root) {
  return [...nodesOf(tree, 'mdxFlowExpression'), ...nodesOf(tree, 'mdxTextExpression')];
}

/** Whether a piece of code is nothing but comments: `/* … *\/`. */
export function isComment(code: string): boolean {
  return /^(\s|\/\*((?!\*\/)[^])*\*\/)*$/.test(code);
}
