import type { Nodes } from 'mdast';
import { componentSchemas } from '../../../schemas/components.ts';
import { findElements, type ElementUse } from '../elements.ts';
import type { Rule } from '../rule.ts';

/** What a component must be in, what must be in it, and what it must begin with. */
const PLACES: Record<string, { within?: string; holds?: string; begins?: 'heading' }> = {
  Feedback: { holds: 'Remark' },
  Idea: { begins: 'heading' },
  NextSteps: { begins: 'heading' },
  Remark: { within: 'Feedback' },
};

/** What is all in its tag. */
const ALONE = ['Anchor', 'Figure'];

/** A component stands by itself, in the place that it is made for, and holds what it is made for. */
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
    return 'stands within a line of text. Begin it on a line of its own, with a blank line above it.';
  }
  if (place?.within && within !== place.within) {
    return `belongs into a <${place.within}>. Put it there.`;
  }
  if (
    !place?.within &&
    within !== undefined &&
    /^[A-Z]/.test(within) &&
    !isNestable(name, within)
  ) {
    return `cannot stand in a <${within}>. Close the <${within}> before it.`;
  }
  if (ALONE.includes(name)) {
    return children.length > 0
      ? `holds nothing but what is in its tag. End the tag with a slash: <${name} … />`
      : undefined;
  }
  if (children.length === 0) {
    return `is empty. Write something between <${name}> and </${name}>.`;
  }
  if (place?.begins && !isHeading(children[0])) {
    return 'begins with a ## heading. Write one below its tag.';
  }
  if (place?.holds && !children.some((child) => isElement(child, place.holds))) {
    return `holds at least one <${place.holds}>. Write one into it.`;
  }
  return undefined;
}

/** Sections hold the smaller components; the smaller ones hold pictures. */
function isNestable(name: string, within: string): boolean {
  const isSection = name === 'Idea' || name === 'NextSteps';
  const isAround = within === 'Idea' || within === 'NextSteps';
  return (isAround && !isSection) || (ALONE.includes(name) && !ALONE.includes(within));
}

function isHeading(node: Nodes | undefined): boolean {
  return node?.type === 'heading' && node.depth === 2;
}

function isElement(node: Nodes, name: string | undefined): boolean {
  return node.type === 'mdxJsxFlowElement' && node.name === name;
}
