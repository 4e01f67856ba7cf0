import type { Nodes, Root } from 'mdast';
import { readLiteral } from '../../utils/read-literal.ts';
import { endOf, nodesOf, startOf, visitsOf } from './tree.ts';

/** A component or an HTML element in an entry's text. */
export type ElementUse = ReturnType<typeof findElements>[number];

/** All components and HTML elements of a text, in its order. */
export function findElements(tree: Root, source: string) {
  return visitsOf(tree).flatMap(({ node, ancestors }) => {
    if (!isElement(node)) return [];
    const at = startOf(node);
    const children: Nodes[] = node.children;
    const tagEnd = children[0] ? startOf(children[0]) : endOf(node);
    const tag = source.slice(at, tagEnd);
    return {
      /** Empty for `<>`. */
      name: node.name ?? '',
      at,
      /** Offset just after its opening tag. */
      tagEnd,
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
      within: ancestors.filter(isElement).findLast(isComponent)?.name ?? undefined,
    };
  });
}

function isElement(node: Nodes) {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

function isComponent({ name }: { name: string | null }): boolean {
  return /^[A-Z]/.test(name ?? '');
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

/** Each piece of code, comment and tag with attributes: nothing in them is text. */
export function opaqueRanges(tree: Root, source: string) {
  const code = [...nodesOf(tree, 'code'), ...nodesOf(tree, 'inlineCode')];
  const comments = expressionsOf(tree).filter(({ value }) => isComment(value));
  return [
    ...[...code, ...comments].map((node) => ({ at: startOf(node), end: endOf(node) })),
    ...findElements(tree, source)
      .filter((element) => isComponent(element) && element.attributes.length > 0)
      .map(({ at, tagEnd }) => ({ at, end: tagEnd })),
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
