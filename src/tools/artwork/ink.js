/**
 * What both pictures are drawn with. A classic script, so that a picture's HTML file also opens by
 * double click. No clock and no Math.random: same source, same picture.
 *
 * A picture is a stack of plates, as on a press: each plate carries one ink, and its edges are
 * roughened by a filter of its own, because ink spreads and paper has a tooth.
 */
/* global document */
const INKS = {
  ...{ paper: '#FCFBF6', yellow: '#FFBC1A', teal: '#05C6B4', orange: '#FC7100', green: '#B7D500' },
  ...{ red: '#E13000', deep: '#19676F', ink: '#323231', white: '#FFFFFF' },
};

const sheet = document.querySelector('svg');
const make = (tag, attributes, parent = sheet) => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  parent.append(element);
  return element;
};

/** Rows of numbers: `1 2, 3 4` is [[1, 2], [3, 4]]. */
const rows = (text) => text.split(', ').map((row) => row.split(' ').map(Number));

/** A seeded source of numbers from 0 to 1 (mulberry32). */
const dice = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

/** A smooth wandering line from -1 to 1: the unsteadiness of a hand. */
const wander = (seed) => {
  const roll = dice(seed * 7919 + 13);
  const knots = Array.from({ length: 256 }, () => roll() * 2 - 1);
  return (x) => {
    const i = Math.floor(x);
    const t = (x - i) ** 2 * (3 - 2 * (x - i));
    return knots[i & 255] * (1 - t) + knots[(i + 1) & 255] * t;
  };
};

/**
 * The filter of one plate. `bleed` is how far the ink spreads and rounds the corners, `tooth` how
 * fine the paper's grain is, `grit` how much that grain shows: frayed edges, above 1.5 bare spots.
 */
const press = (color, { grit = 0.8, bleed = 1, tooth = 0.2, seed = 1 }) => {
  const id = `press${sheet.querySelectorAll('filter').length}`;
  const box = { x: '-10%', y: '-10%', width: '120%', height: '120%' };
  make('filter', { id, ...box, 'color-interpolation-filters': 'sRGB' }).innerHTML = `
    <feGaussianBlur in="SourceAlpha" stdDeviation="${bleed}" result="spread"/>
    <feTurbulence type="fractalNoise" baseFrequency="${tooth}" numOctaves="2" seed="${seed}"/>
    <feColorMatrix values="0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  1 0 0 0 0" result="tooth"/>
    <feComposite in="spread" in2="tooth" operator="arithmetic" k1="${grit}" k2="${1 - grit / 2}"/>
    <feComponentTransfer result="bite"><feFuncA type="linear" slope="7" intercept="-3"/>
    </feComponentTransfer>
    <feFlood flood-color="${color}"/><feComposite in2="bite" operator="in"/>`;
  return `url(#${id})`;
};

/** Opens a plate: everything drawn on it comes out in one ink. `over` prints wet on wet. */
const plate = (ink, { over = false, at = [0, 0], turn = 0, ...paper } = {}) => {
  const filter = press(INKS[ink] ?? ink, paper);
  const style = over ? 'mix-blend-mode: multiply' : '';
  const transform = `translate(${at}) rotate(${turn})`;
  return make('g', { style, transform }, make('g', { filter, style }));
};

/** A path as points about `step` apart, jogged by an unsteady hand. */
const trace = (d, { seed = 1, shake = 1.4, pace = 46, step = 4 } = {}) => {
  const path = make('path', { d });
  const length = path.getTotalLength();
  const count = Math.max(2, Math.round(length / step));
  const [dx, dy] = [wander(seed), wander(seed + 500)];
  const points = Array.from({ length: count + 1 }, (_, i) => {
    const s = (i / count) * length;
    const { x, y } = path.getPointAtLength(s);
    const fade = d.endsWith('Z') ? Math.min(1, s / 40, (length - s) / 40) : 1;
    return [x + dx(s / pace) * shake * fade, y + dy(s / pace) * shake * fade];
  });
  path.remove();
  return points;
};

const join = (points, close = 'Z') =>
  `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}${close}`;

/** A flat shape, cut by hand. */
const cut = (on, d, hand) => make('path', { d: join(trace(d, hand)), 'fill-rule': 'evenodd' }, on);

/** The direction of a row of points at one of them, its length at least 1. */
const heading = (points, i) => {
  const [ax, ay] = points[Math.max(0, i - 1)];
  const [bx, by] = points[Math.min(points.length - 1, i + 1)];
  return [bx - ax, by - ay, Math.hypot(bx - ax, by - ay) || 1];
};

/** A brush line: its weight swells and thins, and its ends run out when `taper` is above 0. */
const brush = (on, d, { width = 7, taper = 0, swell = 0.16, ...hand } = {}) => {
  const points = trace(d, hand);
  const weight = wander((hand.seed ?? 1) + 900);
  const sides = points.map(([x, y], i) => {
    const [dx, dy, run] = heading(points, i);
    const end = taper && Math.min(1, (Math.min(i, points.length - 1 - i) * 4) / taper);
    const half = (width / 2) * (1 + weight(i / 14) * swell) * (taper ? Math.sqrt(end) : 1);
    const [nx, ny] = [(-dy / run) * half, (dx / run) * half];
    return { left: [x + nx, y + ny], right: [x - nx, y - ny] };
  });
  const outline = [...sides.map(({ left }) => left), ...sides.map(({ right }) => right).reverse()];
  return make('path', { d: join(outline) }, on);
};

/** A chalk line: a bundle of dusty strands that skip, gone over `passes` times. */
const chalk = (on, d, { width, passes, seed, skip = 0.35 }) => {
  const strands = Math.round(width / 5);
  for (let pass = 0; pass < passes; pass++) {
    const points = trace(d, { seed: seed + pass * 40, shake: 3, pace: 90 });
    for (let n = 0; n < strands; n++) {
      const side = (n + 0.5) / strands - 0.5;
      const dry = wander(seed * 3 + pass * 50 + n);
      let run = [];
      const lift = () => {
        if (run.length > 3) brush(on, join(run, ''), { width: 6.4, taper: 10, shake: 0, seed: n });
        run = [];
      };
      points.forEach(([x, y], i) => {
        const [dx, dy, length] = heading(points, i);
        const reach = (side * width) / length;
        if (dry(i / 12) > 1 - skip - Math.abs(side)) lift();
        else run.push([x - dy * reach, y + dx * reach]);
      });
      lift();
    }
  }
};

Object.assign(globalThis, { rows, dice, make, trace, join, plate, cut, brush, chalk });
