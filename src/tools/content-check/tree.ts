import type { Nodes, Parents, Root } from 'mdast';
import { visitParents } from 'unist-util-visit-parents';

/** More levels than any page needs, and far fewer than would overflow the stack. */
export const MAX_DEPTH = 100;

/** Offset of a node's start. */
export const startOf = (node: Nodes) => node.position?.start.offset ?? 0;

/** Offset just after a node's end. */
export const endOf = (node: Nodes) => node.position?.end.offset ?? 0;

/** The first node deeper than {@link MAX_DEPTH}; not recursive, so that no depth overflows the stack. */
export function findTooDeep(root: Nodes): Nodes | undefined {
  let level = [root];
  for (let depth = 0; depth <= MAX_DEPTH; depth += 1) {
    level = level.flatMap((node) => ('children' in node ? node.children : []));
  }
  return level[0];
}

const cache = new WeakMap<Root, { node: Nodes; ancestors: Parents[] }[]>();

/** All nodes in the order of the text, each with its ancestors; cached, because many rules need them. */
export function visitsOf(tree: Root) {
  const visits = cache.get(tree) ?? [];
  if (visits.length > 0) return visits;
  visitParents(tree, (node: Nodes, ancestors: Parents[]) => void visits.push({ node, ancestors }));
  cache.set(tree, visits);
  return visits;
}

/** All nodes of one type, in the order of the text. */
export function nodesOf<Type extends Nodes['type']>(tree: Root, type: Type) {
  return visitsOf(tree)
    .map(({ node }) => node)
    .filter((node): node is Extract<Nodes, { type: Type }> => node.type === type);
}
