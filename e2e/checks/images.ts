import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import sharp from 'sharp';
import { scrollToEnd } from '../support/pages.ts';
import type { Site } from '../support/site.ts';
import type { PageCheck, Subject } from './check.ts';

/** Screen sizes in CSS pixels. */
const SCREENS = [
  { width: 320, height: 568 },
  { width: 390, height: 844 },
  { width: 820, height: 1180 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
  { width: 2560, height: 1440 },
] as const;
const DENSITIES = [1, 2, 3];

/** Device pixel ratio above which more pixels are not visible, but cost bytes. */
const MAX_DENSITY = 2;

/** How many times wider than needed a file may be. */
const MAX_EXCESS = 1.5;

/** Tolerance for rounding. */
const TOLERANCE = 0.01;

export const images = {
  name: 'images',
  description:
    'Every candidate exists, decodes and has its declared width; browsers choose an AVIF of a suitable size on every screen.',
  kinds: ['page', 'missing'],
  isBaseIndependent: true,
  async run(subject) {
    const pictures = await (await subject.tab()).evaluate(readPictures);
    for (const picture of pictures) await checkFiles(picture, subject);
    const preloads = await (await subject.tab()).evaluate(findWrongPreloads);
    for (const problem of preloads) subject.report(problem);
    // A browser would never load a hidden picture.
    if (pictures.length === 0 || pictures.some(({ isShown }) => !isShown)) return 'none';
    await checkLoading(subject);
    for (const deviceScaleFactor of DENSITIES) await checkChoices(subject, deviceScaleFactor);
    return `${pictures.flatMap(({ files }) => files).length} files`;
  },
} as const satisfies PageCheck;

/** A picture of a page, and the files that a browser may choose for it. */
interface Picture {
  alt: string;
  isShown: boolean;
  /** Its `width` and `height` attributes. */
  width: number;
  height: number;
  /** Each file with its declared width and type, if any. */
  files: { url: string; width: number | undefined; type: string | undefined }[];
}

/** Runs in the browser. */
function readPictures(): Picture[] {
  const listFiles = (element: HTMLImageElement | HTMLSourceElement) => {
    const type = element instanceof HTMLSourceElement ? element.type : undefined;
    const listed = element.srcset
      .split(',')
      .map((candidate) => candidate.trim().split(/\s+/))
      .filter(([address]) => address)
      .map(([address = '', width = '']) => ({
        url: new URL(address, document.baseURI).href,
        width: width.endsWith('w') ? parseInt(width) : undefined,
        type,
      }));
    const src = element instanceof HTMLImageElement ? element.getAttribute('src') : undefined;
    const own = src ? [{ url: new URL(src, document.baseURI).href, width: undefined, type }] : [];
    return [...listed, ...own];
  };
  return [...document.querySelectorAll('img')].map((img) => ({
    alt: img.alt,
    isShown: img.checkVisibility(),
    width: Number(img.getAttribute('width')),
    height: Number(img.getAttribute('height')),
    files: [...(img.closest('picture')?.querySelectorAll('source') ?? []), img].flatMap(listFiles),
  }));
}

/** Finds preloads that match no picture. Runs in the browser. */
function findWrongPreloads(): string[] {
  const candidates = [...document.querySelectorAll<HTMLSourceElement>('source, img')];
  return [...document.querySelectorAll<HTMLLinkElement>('link[rel="preload"][as="image"]')]
    .filter(
      ({ imageSrcset, imageSizes, type }) =>
        !candidates.some(
          (candidate) =>
            candidate.srcset === imageSrcset &&
            candidate.sizes === imageSizes &&
            (candidate instanceof HTMLImageElement || candidate.type === type),
        ),
    )
    .map(({ outerHTML }) => `no picture matches this preload: ${outerHTML.slice(0, 120)}`);
}

/** Media types by the format names of sharp. */
const TYPES: Record<string, string> = {
  heif: 'image/avif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
};

async function checkFiles(
  { alt, isShown, width, height, files }: Picture,
  { site, report }: Subject,
): Promise<void> {
  const add = (text: string) => {
    report(`picture “${alt}”: ${text}`);
  };
  if (!isShown) add('is not shown');
  if (files.length === 0) add('has no file');
  if (!(width > 0 && height > 0)) add('has no width and height');
  for (const file of files) {
    const {
      name,
      format,
      width: real = 0,
      height: tall = 0,
      problem,
    } = await readPicture(file.url, site);
    if (problem) {
      add(`${name} ${problem}`);
      continue;
    }
    if (file.width !== undefined && file.width !== real) {
      add(`${name} is declared ${file.width} px wide but has ${real} px`);
    }
    if (file.type && file.type !== TYPES[format ?? '']) {
      add(`${name} is declared ${file.type} but is ${format}`);
    }
    if (Math.abs(width / height / (real / tall) - 1) > TOLERANCE) {
      add(`${name} does not have the aspect ratio ${width} × ${height}`);
    }
  }
}

interface PictureFile {
  name: string;
  format?: string;
  width?: number;
  height?: number;
  problem?: string;
}

const decodedFiles = new Map<string, Promise<PictureFile>>();

/** Decodes a file of the site, each once. */
function readPicture(url: string, site: Site): Promise<PictureFile> {
  const name = decodeURI(new URL(url).pathname.slice(site.base.length));
  const file = path.join(site.folder, name);
  const decoded = decodedFiles.get(file) ?? decode(name, file);
  decodedFiles.set(file, decoded);
  return decoded;
}

async function decode(name: string, file: string): Promise<PictureFile> {
  try {
    const { format, width, height, pages = 1 } = await sharp(file).metadata();
    if (pages > 1) return { name, problem: 'is animated' };
    // Decodes every pixel, but keeps few.
    await sharp(file, { failOn: 'warning' }).resize(8).raw().toBuffer();
    return { name, format, width, height };
  } catch (error) {
    const [reason] = String(error).split('\n');
    return { name, problem: `is missing or cannot be decoded (${reason ?? ''})` };
  }
}

/** Checks which file a browser chooses at each screen width. */
async function checkChoices(
  { site, page, report, withTab }: Subject,
  deviceScaleFactor: number,
): Promise<void> {
  await withTab({ deviceScaleFactor, viewport: SCREENS[0] }, async (tab) => {
    const requested = new Set<string>();
    // The request shows which file was chosen. It is never answered, because a browser does not
    // replace a loaded picture by a smaller one.
    await tab.route(
      (url) => url.search.startsWith('?screen='),
      (route) => void requested.add(route.request().url()),
    );
    await tab.goto(page.url, { waitUntil: 'domcontentloaded' });
    // Layout is enough; painting the largest screen would take 40 million pixels.
    await tab.evaluate(() => (document.documentElement.style.visibility = 'hidden'));
    for (const { width, height } of SCREENS) {
      await tab.setViewportSize({ width, height });
      const slots = await tab.evaluate(chooseAgain, `?screen=${width}`);
      const isChosen = (slot: { files: string[] }) => slot.files.some((url) => requested.has(url));
      // A picture for which nothing is requested is reported below.
      await expect
        .poll(() => slots.every(isChosen), { intervals: [20] })
        .toBe(true)
        .catch(() => undefined);
      for (const { alt, files, width: slotWidth } of slots) {
        const screen = `picture “${alt}” at ${width} px and ${deviceScaleFactor}×`;
        const chosen = files.find((file) => requested.has(file));
        if (chosen === undefined) {
          report(`${screen}: no file is chosen`);
          continue;
        }
        const file = await readPicture(chosen, site);
        if (file.format === 'svg' || file.problem) continue;
        const { name, format, width: pixels = 0 } = file;
        if (format !== 'heif') report(`${screen}: ${name} is chosen but is not AVIF`);
        const original = await originalWidth(chosen, site);
        const needed = Math.min(slotWidth * Math.min(deviceScaleFactor, MAX_DENSITY), original);
        const fit = `${screen}: ${name} has ${pixels} px where ${Math.round(needed)} are needed`;
        if (pixels > original) report(`${fit}, more than the original`);
        if (pixels < needed * (1 - TOLERANCE)) report(`${fit}, too few`);
        if (pixels > needed * MAX_EXCESS) report(`${fit}, too many`);
      }
    }
  });
}

/**
 * Makes the browser choose a file for each picture again. Runs in the browser.
 *
 * @param mark appended to each URL, so that earlier choices do not count
 */
function chooseAgain(mark: string) {
  return [...document.images]
    .filter((img) => img.checkVisibility())
    .map((img, index) => {
      const fresh = (address: string) =>
        new URL(`${address}${mark}&picture=${index}`, document.baseURI).href;
      const picture = img.closest('picture') ?? img;
      const copy = picture.cloneNode(true) as HTMLElement;
      const newImg = copy instanceof HTMLImageElement ? copy : copy.querySelector('img');
      if (!newImg) throw new Error('A <picture> without an <img>.');
      const files: string[] = [];
      for (const element of [...copy.querySelectorAll('source'), newImg]) {
        const candidates = element.srcset.split(',').filter(Boolean);
        const marked = candidates.map((candidate) => {
          const [address = '', width = ''] = candidate.trim().split(/\s+/);
          const [plain = ''] = address.split('?');
          files.push(fresh(plain));
          return `${fresh(plain)} ${width}`;
        });
        if (marked.length > 0) element.srcset = marked.join(', ');
      }
      const [plain = ''] = (newImg.getAttribute('src') ?? '').split('?');
      files.push(fresh(plain));
      newImg.src = fresh(plain);
      newImg.loading = 'eager';
      picture.replaceWith(copy);
      return { alt: img.alt, files, width: newImg.getBoundingClientRect().width };
    });
}

/** Checks that pictures below the first view load lazily, and that none is requested twice or in vain. */
async function checkLoading({ withTab, page, report }: Subject): Promise<void> {
  for (const viewport of [
    { width: 390, height: 844 },
    { width: 1280, height: 800 },
  ]) {
    await withTab({ viewport }, async (tab) => {
      const requested: string[] = [];
      tab.on('request', (request) => {
        if (request.resourceType() === 'image') requested.push(request.url());
      });
      await tab.goto(page.url);
      const pictures = await tab.locator('img').evaluateAll((elements) =>
        (elements as HTMLImageElement[]).map((img) => ({
          alt: img.alt,
          isLazy: img.loading === 'lazy',
          inFirstView: img.getBoundingClientRect().top < innerHeight,
        })),
      );
      const preloads = await tab
        .locator('link[rel="preload"][as="image"]')
        .evaluateAll(
          (links) =>
            (links as HTMLLinkElement[]).filter(({ media }) => matchMedia(media).matches).length,
        );
      const screen = `at ${viewport.width} px`;
      for (const { alt, isLazy, inFirstView } of pictures) {
        if (!isLazy && !inFirstView) report(`picture “${alt}” is not lazy-loaded ${screen}`);
      }
      const first = pictures.filter(({ inFirstView }) => inFirstView).length;
      if (preloads > first) report(`${preloads} preloads ${screen}, for ${first} pictures in view`);
      await scrollToEnd(tab);
      const shown = new Set(
        await tab
          .locator('img')
          .evaluateAll((elements) =>
            (elements as HTMLImageElement[]).map(({ currentSrc }) => currentSrc),
          ),
      );
      const twice = requested.filter((url, index) => requested.indexOf(url) !== index);
      for (const url of twice) report(`${url} is requested twice ${screen}`);
      for (const url of requested) {
        if (!shown.has(url)) report(`${url} is requested ${screen} but not shown`);
      }
    });
  }
}

const originals = new Map<string, Promise<number>>();

/** The width of the original that a picture was made from. */
function originalWidth(url: string, { source }: Site): Promise<number> {
  const [stem = ''] = decodeURIComponent(path.posix.basename(new URL(url).pathname)).split('.');
  const key = `${source} ${stem}`;
  const width = originals.get(key) ?? findOriginal(stem, path.join(source, 'src/content/pages'));
  originals.set(key, width);
  return width;
}

async function findOriginal(stem: string, folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true });
  const original = files.find(
    (file) => path.parse(file).name === stem && /\.(avif|gif|jpe?g|png|tiff|webp)$/i.test(file),
  );
  if (!original) throw new Error(`There is no original of “${stem}”.`);
  return (await sharp(path.join(folder, original)).metadata()).width;
}
