import type { Page } from '@playwright/test';

/** Red, green and blue from 0 to 255, and the opacity from 0 to 1. */
type Colour = [red: number, green: number, blue: number, opacity: number];

/** What an element's content is on, and how opaque that content is. */
interface Ground {
  colour: Colour;
  opacity: number;
}

/** Creates what checks need to compare colours. Runs in the browser. */
function createTools() {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const known = new Map<string, Colour>();
  const parseColour = (css: string): Colour => {
    const found = known.get(css);
    if (found || !context) return found ?? [0, 0, 0, 1];
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = css;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
    const colour: Colour = [red, green, blue, alpha / 255];
    known.set(css, colour);
    return colour;
  };

  /** Paints a colour over another one. */
  const paint = (above: Colour, below: Colour, opacity = 1): Colour => {
    const alpha = above[3] * opacity;
    const mix = (at: 0 | 1 | 2) => above[at] * alpha + below[at] * (1 - alpha);
    return [mix(0), mix(1), mix(2), 1];
  };

  /** From 1 (identical) to 21 (black and white): https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
  const contrastRatio = (one: Colour, other: Colour): number => {
    const luminance = (colour: Colour) => {
      const [red = 0, green = 0, blue = 0] = colour.slice(0, 3).map((channel) => {
        const share = channel / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };

  /** Returns a function that knows each element's ground; undefined where a picture is behind it. */
  const createGrounds = () => {
    const grounds = new Map<Element, Ground | undefined>();
    const groundOf = (element: Element | null): Ground | undefined => {
      if (!element) return { colour: parseColour('Canvas'), opacity: 1 };
      if (grounds.has(element)) return grounds.get(element);
      const outer = groundOf(element.parentElement);
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(element);
      const all = (outer?.opacity ?? 1) * Number(opacity);
      const ground =
        outer && backgroundImage === 'none'
          ? { colour: paint(parseColour(backgroundColor), outer.colour, all), opacity: all }
          : undefined;
      grounds.set(element, ground);
      return ground;
    };
    return groundOf;
  };
  return { parseColour, paint, contrastRatio, createGrounds };
}

/** Gives a page {@link createTools} as `window.colours`. */
export async function installColours(tab: Page): Promise<void> {
  await tab.evaluate(`window.colours = (${createTools.toString()})()`);
}

declare global {
  interface Window {
    colours: ReturnType<typeof createTools>;
  }
}
