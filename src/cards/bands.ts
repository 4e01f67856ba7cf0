/** Width of the bands, in pixels, at the right edge of a card. */
export const BANDS_WIDTH = 300;

/**
 * The page's three ideas, a band each, as on the poster of “How We Learn”: a cap, for everyone has
 * expertise; circles joined by lines; and a speech bubble.
 *
 * @param inks colours by name
 * @returns a part of an SVG, 300 × 630 pixels
 */
export function bands(inks: Record<string, string>): string {
  const line = `fill="none" stroke="${inks.ink}" stroke-width="10" stroke-linecap="round" stroke-linejoin="round"`;
  const circle = (x: number, y: number, r: number, fill = '') =>
    `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" stroke="${inks.ink}" stroke-width="10"/>`;
  return `
<rect width="300" height="210" fill="${inks.yellow}"/>
<rect y="210" width="300" height="210" fill="${inks.teal}"/>
<rect y="420" width="300" height="210" fill="${inks.orange}"/>
<path fill="${inks.orange}" d="M62 146c0-62 28-92 78-92v92z"/>
<path fill="${inks.paper}" d="M140 54c46 0 74 34 78 92h-78z"/>
<path fill="${inks.ink}" d="M140 141h78c34 0 56 8 64 24h-142z"/>
<path ${line} d="M62 146c0-62 28-92 78-92s74 34 78 92zM140 54v92M134 50h12"/>
<path ${line} d="M82 345L150 275L222 352z"/>
${circle(82, 345, 30, inks.paper)}${circle(150, 272, 34, inks.yellow)}${circle(222, 350, 26, inks.green)}
<path fill="${inks.ink}" d="M62 468h176v104h-98l-40 38v-38h-38z"/>
<path stroke="${inks.paper}" stroke-width="12" stroke-linecap="round" d="M96 504h108M96 536h70"/>`;
}
