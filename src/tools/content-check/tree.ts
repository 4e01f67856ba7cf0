import type { Nodes, Parents, Root } from 'mdast';
import { visitParents } from 'unist-util-visit-parents';

/** More levels than any page needs, and far fewer than would overflow the stack. */
export const MAX_DEPTH = 100;

/** Offset of a node's start. */
export function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

/** Offset just after a node's end. */
export function endOf(node: Nodes): number {
  return node.position?.end.offset ?? 0;
}

/** The first node deeper than {@link MAX_DEPTH}; not recursive, so that no depth overflows the stack. */
export function findTooDeep(root: Nodes): Nodes | undefined {
  let level: Nodes[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return level[0];
    level = level.flatMap((node) => ('children' in node ? node.children : []));
  }
  return undefined;
}

/** A node and its ancestors, the outermost first. */
export interface Visit<Node = Nodes> {
  node: Node;
  ancestors: Parents[];
}

const cache = new WeakMap<Root, Visit[]>();

/** All nodes of a tree, in the order of the text; cached, because many rules need them. */
export function visitsOf(tree: Root): Visit[] {
  const cached = cache.get(tree);
  if (cached) return cached;
  const found: Visit[] = [];
  visitParents(tree, (node: Nodes, ancestors: Parents[]) => {
    found.push({ node, ancestors });
  });
  cache.set(tree, found);
  return found;
}

/** All nodes of one type, in the order of the text. */
export function nodesOf<Type extends Nodes['type']>(tree: Root, type: Type) {
  return visitsOf(tree)
    .map(({ node }) => node)
    .filter((node): node is Extract<Nodes, { type: Type }> => node.type === type);
}
