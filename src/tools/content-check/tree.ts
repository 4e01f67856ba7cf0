import type { Nodes, Parents, Root } from 'mdast';
import { visitParents } from 'unist-util-visit-parents';

/** Deeper than any page needs, and far from where functions that call themselves run out. */
export const MAX_DEPTH = 100;

/** Offset at which a node begins. */
export function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

/** Offset behind a node's end. */
export function endOf(node: Nodes): number {
  return node.position?.end.offset ?? 0;
}

/** The first node that lies deeper than {@link MAX_DEPTH}. Without calling itself: it may be deep. */
export function findTooDeep(root: Nodes): Nodes | undefined {
  let level: Nodes[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return level[0];
    level = level.flatMap((node) => ('children' in node ? node.children : []));
  }
  return undefined;
}

/** A node, and the nodes that it is in, the outermost first. */
export interface Visit<Node = Nodes> {
  node: Node;
  ancestors: Parents[];
}

const visits = new WeakMap<Root, Visit[]>();

/** All nodes of a tree, in the order of the text. Many rules ask for them; they are listed once. */
export function visitsOf(tree: Root): Visit[] {
  const known = visits.get(tree);
  if (known) return known;
  const found: Visit[] = [];
  visitParents(tree, (node: Nodes, ancestors: Parents[]) => {
    found.push({ node, ancestors });
  });
  visits.set(tree, found);
  return found;
}

/** All nodes of one type, in the order of the text. */
export function nodesOf<Type extends Nodes['type']>(tree: Root, type: Type) {
  return visitsOf(tree)
    .map(({ node }) => node)
    .filter((node): node is Extract<Nodes, { type: Type }> => node.type === type);
}
