import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import sharp from 'sharp';
import { readToTheEnd } from '../support/pages.ts';
import type { Site } from '../support/site.ts';
import type { PageCheck, Subject } from './check.ts';

/** Screens, in CSS pixels, and pixels per CSS pixel. */
const SCREENS = [
  { width: 320, height: 568 },
  { width: 390, height: 844 },
  { width: 820, height: 1180 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
  { width: 2560, height: 1440 },
] as const;
const DENSITIES = [1, 2, 3];

/** The eye gains nothing from more pixels per CSS pixel, and the reader pays for them. */
const ENOUGH = 2;

/** How much wider than its place, in pixels of the screen, a file may be. */
const TOO_WIDE = 1.5;

/** Rounding, in the layout or in the caps for dense screens. */
const ROUNDING = 0.01;

/** Every file from which a browser may choose is what it says, and the one that it takes fits. */
export const pictures = {
  name: 'pictures',
  description:
    'Every candidate exists, decodes, and is as wide as it says; browsers take AVIF, in a size that fits the place and the screen.',
  kinds: ['page', 'missing'],
  anywhere: true,
  async run(subject) {
    const offers = await subject.visit({}, (page) => page.evaluate(readOffers));
    for (const offer of offers) await lookAt(offer, subject);
    (await subject.visit({}, (page) => page.evaluate(findWrongPreloads))).forEach(subject.report);
    // One that is not shown would be waited for in vain.
    if (offers.length === 0 || offers.some(({ isShown }) => !isShown)) return 'none';
    await lookAtOrder(subject);
    for (const deviceScaleFactor of DENSITIES) await lookAtChoices(subject, deviceScaleFactor);
    return `${offers.flatMap(({ files }) => files).length} files`;
  },
} as const satisfies PageCheck;

/** What a page offers for one picture. */
interface Offer {
  alt: string;
  isShown: boolean;
  /** Its size as the page says it, in CSS pixels, from which a browser takes the proportions. */
  width: number;
  height: number;
  /** Each file, the width that is said of it, if any, and the type. */
  files: { url: string; width: number | undefined; type: string | undefined }[];
}

/** All pictures of a page; runs in the browser. */
function readOffers(): Offer[] {
  const filesOf = (element: HTMLImageElement | HTMLSourceElement) => {
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
    files: [...(img.closest('picture')?.querySelectorAll('source') ?? []), img].flatMap(filesOf),
  }));
}

/** What is fetched early, and is not just what a picture offers; runs in the browser. */
function findWrongPreloads(): string[] {
  const offers = [...document.querySelectorAll<HTMLSourceElement>('source, img')];
  return [...document.querySelectorAll<HTMLLinkElement>('link[rel="preload"][as="image"]')]
    .filter(
      ({ imageSrcset, imageSizes, type }) =>
        !offers.some(
          (offer) =>
            offer.srcset === imageSrcset &&
            offer.sizes === imageSizes &&
            (offer instanceof HTMLImageElement || offer.type === type),
        ),
    )
    .map(({ outerHTML }) => `no picture offers what is fetched early: ${outerHTML.slice(0, 120)}`);
}

/** Media types, by the names that sharp has for them. */
const TYPES: Record<string, string> = {
  heif: 'image/avif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
};

/** Tells what is wrong with the files of a picture. */
async function lookAt(
  { alt, isShown, width, height, files }: Offer,
  { site, report }: Subject,
): Promise<void> {
  const say = (text: string) => {
    report(`picture “${alt}”: ${text}`);
  };
  if (!isShown) say('is not shown');
  if (files.length === 0) say('has no file');
  if (!(width > 0 && height > 0)) say('does not say how large it is');
  for (const file of files) {
    const {
      name,
      format,
      width: real = 0,
      height: tall = 0,
      problem,
    } = await readFileOf(file.url, site);
    if (problem) {
      say(`${name} ${problem}`);
      continue;
    }
    if (file.width !== undefined && file.width !== real) {
      say(`${name} says that it is ${file.width} px wide, and is ${real} px`);
    }
    if (file.type && file.type !== TYPES[format ?? '']) {
      say(`${name} says that it is ${file.type}, and is ${format}`);
    }
    if (Math.abs(width / height / (real / tall) - 1) > ROUNDING) {
      say(`${name} has other proportions than ${width} × ${height}`);
    }
  }
}

interface PictureFile {
  name: string;
  format?: string;
  width?: number;
  height?: number;
  /** What is wrong with it. */
  problem?: string;
}

const read = new Map<string, Promise<PictureFile>>();

/** What is in a file of the site; each is decoded once. */
function readFileOf(url: string, site: Site): Promise<PictureFile> {
  const name = decodeURI(new URL(url).pathname.slice(site.base.length));
  const file = path.join(site.folder, name);
  const known = read.get(file) ?? decode(name, file);
  read.set(file, known);
  return known;
}

async function decode(name: string, file: string): Promise<PictureFile> {
  try {
    const { format, width, height, pages = 1 } = await sharp(file).metadata();
    if (pages > 1) return { name, problem: 'moves by itself' };
    // To the last pixel, of which few are kept.
    await sharp(file, { failOn: 'warning' }).resize(8).raw().toBuffer();
    return { name, format, width, height };
  } catch (error) {
    const [reason] = String(error).split('\n');
    return { name, problem: `is not there, or cannot be decoded (${reason ?? ''})` };
  }
}

/** Looks at what a browser takes, on screens of each width. */
async function lookAtChoices(
  { site, page, report, open }: Subject,
  deviceScaleFactor: number,
): Promise<void> {
  await open({ deviceScaleFactor, viewport: SCREENS[0] }, async (tab) => {
    const asked = new Set<string>();
    // The request shows which one was chosen. It is not answered: in place of a picture that it
    // has, a browser takes no smaller one.
    await tab.route(
      (url) => url.search.startsWith('?screen='),
      (route) => void asked.add(route.request().url()),
    );
    await tab.goto(page.url, { waitUntil: 'domcontentloaded' });
    // Laid out, but not painted: the largest screens have 40 million pixels.
    await tab.evaluate(() => (document.documentElement.style.visibility = 'hidden'));
    for (const { width, height } of SCREENS) {
      await tab.setViewportSize({ width, height });
      const places = await tab.evaluate(chooseAnew, `?screen=${width}`);
      const isTaken = ({ files }: { files: string[] }) => files.some((file) => asked.has(file));
      // What is never requested is reported below.
      await expect
        .poll(() => places.every(isTaken), { intervals: [20] })
        .toBe(true)
        .catch(() => undefined);
      for (const { alt, files, place } of places) {
        const screen = `picture “${alt}” at ${width} px and ${deviceScaleFactor}×`;
        const taken = files.find((file) => asked.has(file));
        if (taken === undefined) {
          report(`${screen}: none is taken`);
          continue;
        }
        const file = await readFileOf(taken, site);
        if (file.format === 'svg' || file.problem) continue;
        const { name, format, width: pixels = 0 } = file;
        if (format !== 'heif') report(`${screen}: ${name} is taken, and is no AVIF`);
        const original = await originalWidth(taken, site);
        const needed = Math.min(place * Math.min(deviceScaleFactor, ENOUGH), original);
        const fit = `${screen}: ${name} has ${pixels} px for ${Math.round(needed)}`;
        if (pixels > original) report(`${fit}, more than the original`);
        if (pixels < needed * (1 - ROUNDING)) report(`${fit}, too few`);
        if (pixels > needed * TOO_WIDE) report(`${fit}, too many`);
      }
    }
  });
}

/**
 * Has the browser choose a file for each picture, for the screen as it is; runs in the browser.
 *
 * @param mark is put behind each address, so that what was chosen before is forgotten
 */
function chooseAnew(mark: string) {
  return [...document.images]
    .filter((img) => img.checkVisibility())
    .map((img, index) => {
      const fresh = (address: string) =>
        new URL(`${address}${mark}&picture=${index}`, document.baseURI).href;
      const picture = img.closest('picture') ?? img;
      const copy = picture.cloneNode(true) as HTMLElement;
      const anew = copy instanceof HTMLImageElement ? copy : copy.querySelector('img');
      if (!anew) throw new Error('A picture without an img.');
      const files: string[] = [];
      for (const element of [...copy.querySelectorAll('source'), anew]) {
        const candidates = element.srcset.split(',').filter(Boolean);
        const marked = candidates.map((candidate) => {
          const [address = '', width = ''] = candidate.trim().split(/\s+/);
          const [plain = ''] = address.split('?');
          files.push(fresh(plain));
          return `${fresh(plain)} ${width}`;
        });
        if (marked.length > 0) element.srcset = marked.join(', ');
      }
      const [plain = ''] = (anew.getAttribute('src') ?? '').split('?');
      files.push(fresh(plain));
      anew.src = fresh(plain);
      anew.loading = 'eager';
      picture.replaceWith(copy);
      return { alt: img.alt, files, place: anew.getBoundingClientRect().width };
    });
}

/** Only a cover in the first view may come early, once; all others wait until they are near. */
async function lookAtOrder({ open, page, report }: Subject): Promise<void> {
  for (const viewport of [
    { width: 390, height: 844 },
    { width: 1280, height: 800 },
  ]) {
    await open({ viewport }, async (tab) => {
      const asked: string[] = [];
      tab.on('request', (request) => {
        if (request.resourceType() === 'image') asked.push(request.url());
      });
      await tab.goto(page.url);
      const pictures = await tab.locator('img').evaluateAll((elements) =>
        (elements as HTMLImageElement[]).map((img) => ({
          alt: img.alt,
          isLazy: img.loading === 'lazy',
          inFirstView: img.getBoundingClientRect().top < innerHeight,
        })),
      );
      const early = await tab
        .locator('link[rel="preload"][as="image"]')
        .evaluateAll(
          (links) =>
            (links as HTMLLinkElement[]).filter(({ media }) => matchMedia(media).matches).length,
        );
      const screen = `at ${viewport.width} px`;
      for (const { alt, isLazy, inFirstView } of pictures) {
        if (!isLazy && !inFirstView) report(`picture “${alt}” does not wait ${screen}`);
      }
      const first = pictures.filter(({ inFirstView }) => inFirstView).length;
      if (early > first) report(`${early} pictures are fetched early ${screen}, ${first} seen`);
      await readToTheEnd(tab);
      const shown = new Set(
        await tab
          .locator('img')
          .evaluateAll((elements) =>
            (elements as HTMLImageElement[]).map(({ currentSrc }) => currentSrc),
          ),
      );
      const twice = asked.filter((address, index) => asked.indexOf(address) !== index);
      for (const address of twice) report(`${address} is requested twice ${screen}`);
      for (const address of asked) {
        if (!shown.has(address)) report(`${address} is requested ${screen}, and not shown`);
      }
    });
  }
}

const originals = new Map<string, Promise<number>>();

/** The width of the file that a picture was made from: no more can be had. */
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
  if (!original) throw new Error(`No original was found for “${stem}”`);
  return (await sharp(path.join(folder, original)).metadata()).width;
}
