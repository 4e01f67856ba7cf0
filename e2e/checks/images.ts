import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { resolveFile } from '../../src/tools/content-check/page-addresses.ts';
import { decodeAddress } from '../../src/utils/addresses.ts';
import { allWidthsOf } from '../support/settings.ts';
import { parseSrcset } from '../support/html.ts';
import { visit } from '../support/visits.ts';
import { normalizeWords } from '../support/words.ts';
import { originalOf } from '../support/site.ts';
import type { PageCheck, Subject } from './check.ts';

const DENSITIES = [1, 2, 3];

/** Device pixel ratio above which more pixels are not visible, but cost bytes. */
const MAX_DENSITY = 2;

/** How many times wider than needed a file may be. */
const MAX_EXCESS = 1.5;

/** Tolerance for rounding. */
const TOLERANCE = 0.015;

/** How much a file may differ from its original: the mean of all pixels and channels, from 0 to 255. */
const MAX_DIFFERENCE = 9;

export const images = {
  name: 'images',
  description:
    'Every file of a picture exists, decodes, looks like its original and has its declared size; on every screen browsers choose one of the right width, and load it once, when it is needed.',
  kinds: ['page', 'missing'],
  isBaseIndependent: true,
  async run(subject) {
    const tab = await subject.tab();
    const pictures = await tab.evaluate(readPictures);
    const originals = findOriginals(subject, pictures);
    const decoded: DecodedPicture[] = [];
    for (const [index, picture] of pictures.entries()) {
      const files = await checkFiles(picture, originals[index], subject);
      decoded.push({ alt: picture.alt, ...files });
    }
    if (pictures.length > 0) await checkSizes(subject, decoded);
    await checkLoading(subject);
  },
} as const satisfies PageCheck;

interface DecodedPicture {
  alt: string;
  /** Widths of its AVIF files, in pixels; empty for a drawing. */
  widths: number[];
  /** Width of its original, in pixels. */
  original: number;
}

/** Reads the pictures of the page. Runs in the browser. */
function readPictures() {
  return [...document.images].map((img) => ({
    alt: img.alt,
    isShown: img.checkVisibility({ visibilityProperty: true }),
    width: Number(img.getAttribute('width')),
    height: Number(img.getAttribute('height')),
    /** Each `srcset` or `src`, and the type that is declared for it. */
    files: [...(img.closest('picture')?.querySelectorAll('source') ?? []), img].flatMap(
      (element) => [
        { srcset: element.srcset, type: element instanceof HTMLSourceElement ? element.type : '' },
        { srcset: element.getAttribute('src') ?? '', type: '' },
      ],
    ),
  }));
}

type Picture = ReturnType<typeof readPictures>[number];

/** The originals of pictures, by their alternative texts: two pictures with the same come in order. */
function findOriginals({ entry, site }: Subject, pictures: Picture[]): (string | undefined)[] {
  const uses = [...(entry?.pictures ?? [])];
  const hasCover = uses.some(({ place }) => place === 'cover');
  const original = entry && !hasCover ? originalOf(entry, site) : undefined;
  uses.push(...(original?.pictures ?? []).filter(({ place }) => place === 'cover'));
  return pictures.map(({ alt }) => {
    const index = uses.findIndex(
      (use) => normalizeWords((use.alt ?? '').trim()) === normalizeWords(alt.trim()),
    );
    const [use] = index < 0 ? [] : uses.splice(index, 1);
    if (!use || !entry) return undefined;
    return path.join(site.source, 'src/content/pages', resolveFile(entry.file, use.address));
  });
}

/** Media types by the format names of sharp. */
const TYPES: Record<string, string> = {
  heif: 'image/avif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
};

async function checkFiles(
  { alt, isShown, width, height, files }: Picture,
  originalFile: string | undefined,
  { site, page, report }: Subject,
): Promise<Pick<DecodedPicture, 'widths' | 'original'>> {
  const where = `picture “${alt}”`;
  if (!isShown) report('is not shown', where);
  if (!(width > 0 && height > 0)) report('has no width and height', where);
  const original = originalFile ? await readPicture(originalFile) : undefined;
  if (!original) report('is no picture of the entry', where);
  const widths: number[] = [];
  for (const { srcset, type } of files) {
    for (const { address, size } of parseSrcset(srcset)) {
      const name = decodeAddress(new URL(address, page.url).pathname.slice(site.base.length));
      const file = await readPicture(path.join(site.folder, name)).catch((error: unknown) => {
        report(`${name} cannot be decoded: ${String(error).split('\n')[0] ?? ''}`, where);
      });
      if (!file) continue;
      if (type === 'image/avif') widths.push(file.width);
      if (size.endsWith('w') && parseInt(size) !== file.width) {
        report(`${name} is declared ${size} but is ${file.width} px wide`, where);
      }
      if (type && type !== TYPES[file.format]) {
        report(`${name} is declared ${type} but is ${file.format}`, where);
      }
      if (Math.abs((width / height) * (file.height / file.width) - 1) > TOLERANCE) {
        report(`${name} does not have the aspect ratio ${width} × ${height}`, where);
      }
      const difference = original ? differ(file.thumbnail, original.thumbnail) : 0;
      if (difference > MAX_DIFFERENCE) {
        report(`${name} does not look like its original: ${difference.toFixed(0)} of 255`, where);
      }
    }
  }
  if (widths.length === 0 && original?.format !== 'svg') report('has no AVIF', where);
  return { widths: widths.sort((one, other) => one - other), original: original?.width ?? 0 };
}

/** Side of the thumbnails by which pictures are compared, in pixels. */
const THUMBNAIL = 32;

/** Decodes a file; its thumbnail is red, green and blue of its pixels on white. */
async function readPicture(file: string) {
  const bytes = await readFile(file);
  const { format, autoOrient, pages = 1 } = await sharp(bytes).metadata();
  if (pages > 1) throw new Error('it is animated');
  const thumbnail = await sharp(bytes, { failOn: 'warning' })
    .autoOrient()
    .flatten({ background: '#fff' })
    .resize(THUMBNAIL, THUMBNAIL, { fit: 'fill', fastShrinkOnLoad: false })
    .toColourspace('srgb')
    .raw()
    .toBuffer();
  return { format, width: autoOrient.width, height: autoOrient.height, thumbnail };
}

/** The mean difference of two pictures' pixels. */
function differ(one: Buffer, other: Buffer): number {
  const sum = one.reduce((sum, value, index) => sum + Math.abs(value - (other[index] ?? 0)), 0);
  return sum / one.length;
}

/** Checks, at each width at which the layout changes, that a file of the right width is chosen. */
async function checkSizes(
  { page, tab: load, report }: Subject,
  pictures: DecodedPicture[],
): Promise<void> {
  const tab = await load();
  const reported = new Set<string>();
  for (const width of allWidthsOf(page, true)) {
    await tab.setViewportSize({ width, height: 900 });
    for (const [index, { slot, isFree, sizes }] of (
      await tab.evaluate(measureSizes, DENSITIES)
    ).entries()) {
      const { alt = '', widths = [], original = 0 } = pictures[index] ?? {};
      if (widths.length === 0 || original === 0) continue;
      for (const [at, density] of DENSITIES.entries()) {
        const declared = sizes[at] ?? 0;
        const needed = Math.min(slot * Math.min(density, MAX_DENSITY), original);
        // A browser takes the smallest file that has a pixel for each of the screen’s.
        const chosen = widths.find((one) => one >= declared * density - 1) ?? widths.at(-1) ?? 0;
        const isTooSmall = chosen < needed * (1 - TOLERANCE);
        const isTooLarge = isFree && chosen > needed * MAX_EXCESS && chosen !== widths[0];
        const kind = `${index} ${isTooSmall}`;
        if ((!isTooSmall && !isTooLarge) || reported.has(kind)) continue;
        reported.add(kind);
        report(
          `sizes says ${Math.round(declared)} px, but the picture is ${Math.round(slot)} px wide: a file of ${chosen} px is loaded where ${Math.round(needed)} are needed, too ${isTooSmall ? 'few' : 'many'}`,
          `picture “${alt}”, ${width} px, ${density}×`,
        );
      }
    }
  }
}

/** The width at which each picture is drawn, and those that `sizes` says. Runs in the browser. */
async function measureSizes(densities: number[]) {
  const canvas = Object.assign(document.createElement('canvas'), { width: 100, height: 1 });
  const drawing = canvas.toDataURL();
  const evaluate = async (sizes: string): Promise<number> => {
    const probe = new Image();
    probe.sizes = sizes;
    // A browser enlarges what is declared to be one pixel wide to the width of the place.
    probe.srcset = `${drawing} 1w`;
    await probe.decode();
    return probe.naturalWidth / 100;
  };
  const known = new Map<string, Promise<number>>();
  const evaluateOnce = (sizes: string, density: number) => {
    const own = sizes.replaceAll(/\(min-resolution: ([\d.]+)dppx\)/g, (_, least: string) =>
      density >= Number(least) ? '(min-width: 0px)' : '(max-width: 0px)',
    );
    const width = known.get(own) ?? evaluate(own);
    known.set(own, width);
    return width;
  };
  return Promise.all(
    [...document.images].map(async (img) => {
      const source = img.closest('picture')?.querySelector('source') ?? img;
      const { width, height } = img.getBoundingClientRect();
      const ratio = Number(img.getAttribute('width')) / Number(img.getAttribute('height'));
      const { objectFit } = getComputedStyle(img);
      const slot = objectFit === 'contain' ? Math.min(width, height * ratio) : width;
      // The layout does not know how narrow a list, a table, a card or a cover makes a picture.
      const figure = img.closest('figure');
      const isBesideCover = figure?.matches('.intro:has(> .cover) > :not(.cover)') ?? false;
      const isPlaced = figure?.parentElement?.matches('article, .idea, .intro, .gallery') ?? false;
      const sizes = densities.map((density) => evaluateOnce(source.sizes, density));
      return { slot, isFree: isPlaced && !isBesideCover, sizes: await Promise.all(sizes) };
    }),
  );
}

/** Checks that pictures below the first view load lazily, and that none is loaded twice or in vain. */
async function checkLoading(subject: Subject): Promise<void> {
  for (const { screen, pictures, all, shown } of await visit(subject)) {
    for (const { alt, isLazy, isInFirstView } of pictures) {
      if (isLazy || isInFirstView) continue;
      subject.report('is not lazy-loaded', `picture “${alt}”, ${screen}`);
    }
    for (const [index, file] of shown.entries()) {
      if (/\.(avif|svg)$/.test(file)) continue;
      subject.report(
        `the browser chose ${file || 'no file'}, not an AVIF`,
        `picture ${index + 1}, ${screen}`,
      );
    }
    const requested = all.filter(({ type }) => type === 'image').map(({ url }) => url);
    for (const [index, url] of requested.entries()) {
      if (requested.indexOf(url) !== index) subject.report(`${url} is requested twice`, screen);
      if (!shown.includes(url)) subject.report(`${url} is requested but not shown`, screen);
    }
  }
}
