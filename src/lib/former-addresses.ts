import { defaultTreeAdapter as tree, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

/** A link that says of itself that it does not lead any more to the address that was linked. */
export interface FormerAddress {
  /** The words of the link, as its editor wrote them. */
  text: string;
  /** The address that was linked. */
  address: string;
}

/** The links of a text that lead elsewhere now, in their order; each address once. */
export function findFormerAddresses(html: string): FormerAddress[] {
  const found = new Map<string, string>();
  for (const { attrs, childNodes } of linksIn(parseFragment(html))) {
    const address = attrs.find(({ name }) => name === 'data-originalurl')?.value;
    if (address === undefined || found.has(address) || !childNodes.some(isNote)) continue;
    found.set(address, textOf(childNodes).trim());
  }
  return [...found].map(([address, text]) => ({ address, text }));
}

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

function linksIn({ childNodes }: DefaultTreeAdapterTypes.ParentNode): Element[] {
  return childNodes
    .filter((node) => tree.isElementNode(node))
    .flatMap((element) => [...(element.tagName === 'a' ? [element] : []), ...linksIn(element)]);
}

/** Whether it is what a link says of itself. */
function isNote(node: Node): boolean {
  return (
    tree.isElementNode(node) &&
    node.attrs.some(({ name, value }) => name === 'class' && value === 'link-note')
  );
}

/** What stands in these, but for what the link says of itself. */
function textOf(nodes: Node[]): string {
  return nodes
    .map((node) => {
      if (tree.isTextNode(node)) return node.value;
      return tree.isElementNode(node) && !isNote(node) ? textOf(node.childNodes) : '';
    })
    .join('');
}
