import type { Nodes } from 'mdast';
import { componentSchemas } from '../../../schemas/components.ts';
import { findElements, type ElementUse } from '../elements.ts';
import type { Rule } from '../types.ts';

/** What a component must be inside, what it must contain, and what it must begin with. */
const PLACES: Record<string, { within?: string; contains?: string; begins?: 'heading' }> = {
  Feedback: { contains: 'Remark' },
  Idea: { begins: 'heading' },
  NextSteps: { begins: 'heading' },
  Remark: { within: 'Feedback' },
};

/** Components without content. */
const WITHOUT_CONTENT = ['Anchor', 'Figure'];

/** Elsewhere, a component would break the page's outline or be shown without its parts. */
export const componentPlace: Rule = {
  name: 'component-place',
  canBeIgnored: false,
  *checkEntry({ tree, source }) {
    if (!tree) return;
    for (const element of findElements(tree, source)) {
      const isKnown = Object.hasOwn(componentSchemas, element.name);
      const message = isKnown ? describe(element) : undefined;
      if (message) yield { at: element.at, message: `<${element.name}> ${message}` };
    }
  },
};

function describe({ name, isInline, within, children }: ElementUse): string | undefined {
  const place = Object.hasOwn(PLACES, name) ? PLACES[name] : undefined;
  if (isInline) {
    return 'is inside a line of text. Start it on a line of its own, with a blank line above it.';
  }
  if (place?.within && within !== place.within) {
    return `belongs inside <${place.within}>. Move it there.`;
  }
  if (
    !place?.within &&
    within !== undefined &&
    /^[A-Z]/.test(within) &&
    !isNestable(name, within)
  ) {
    return `cannot be inside <${within}>. Close <${within}> before it.`;
  }
  if (WITHOUT_CONTENT.includes(name)) {
    return children.length > 0
      ? `cannot have content. Remove the content and the closing tag, and end the tag with a slash: <${name} … />`
      : undefined;
  }
  if (children.length === 0) {
    return `is empty. Write something between <${name}> and </${name}>.`;
  }
  if (place?.begins && !isHeading(children[0])) {
    return 'must begin with a ## heading. Add one below its opening tag.';
  }
  if (place?.contains && !children.some((child) => isElement(child, place.contains))) {
    return `must contain at least one <${place.contains}>. Add one.`;
  }
  return undefined;
}

/** Sections can contain the smaller components; these can contain pictures and anchors. */
function isNestable(name: string, within: string): boolean {
  const isSection = name === 'Idea' || name === 'NextSteps';
  const isAround = within === 'Idea' || within === 'NextSteps';
  return (
    (isAround && !isSection) ||
    (WITHOUT_CONTENT.includes(name) && !WITHOUT_CONTENT.includes(within))
  );
}

function isHeading(node: Nodes | undefined): boolean {
  return node?.type === 'heading' && node.depth === 2;
}

function isElement(node: Nodes, name: string | undefined): boolean {
  return node.type === 'mdxJsxFlowElement' && node.name === name;
}
