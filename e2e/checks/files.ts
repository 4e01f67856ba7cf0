import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { load } from 'cheerio';
import sharp from 'sharp';
import { decodeAddress } from '../../src/utils/addresses.ts';
import { builtFiles } from '../../src/tools/built-pages.ts';
import { site as siteData } from '../../src/site.ts';
import { comparePolicy } from './csp.ts';
import { listRedirects } from './metadata.ts';
import { readUrls } from '../support/urls.ts';
import type { Site } from '../support/site.ts';
import type { SiteCheck } from './check.ts';

/** Files that hosts and browsers ask for without being told by a page. */
const KNOWN = ['.nojekyll', '_headers', '_redirects', 'robots.txt', 'sitemap.xml', 'sitemap-0.xml'];

/** In bytes; what is larger should not be in `public` unless a page links to it. */
const MAX_SIZE = 1_000_000;

/** Headers that hosts must send, by what they must contain: https://developer.mozilla.org/en-US/observatory */
const HEADERS: Record<string, string> = {
  'Strict-Transport-Security': 'max-age=63072000',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=()',
};

export const files = {
  name: 'files',
  description:
    'Every file is asked for by a page or a host; drawings have no script and do not move; the files for hosts and home screens are right.',
  async run(site, report) {
    const names = await builtFiles(site.folder);
    const asked = await listAskedFor(site);
    for (const name of names) {
      const bytes = await readFile(path.join(site.folder, name));
      const isHonest = bytes.length < MAX_SIZE && (await isPublic(name, bytes, site));
      if (!asked.has(name) && !isHonest) {
        report(`/${name}`, `no page asks for this file of ${Math.ceil(bytes.length / 1000)} kB`);
      }
      const original = await readDownload(name, site);
      if (original && !original.equals(bytes))
        report(`/${name}`, 'is not the file beside its page');
      if (name.endsWith('.svg')) {
        const $ = load(bytes.toString(), { xml: true });
        const css = $('style').text();
        for (const { tagName } of $(ACTIVE)) report(`/${name}`, `has <${tagName}>`);
        if (/animation|transition|url\((?!["']?#)/.test(css)) report(`/${name}`, 'is not a still');
      }
    }

    const read = (name: string) => readFile(path.join(site.folder, name), 'utf8').catch(() => '');
    const headers = await read('_headers');
    for (const [name, value] of Object.entries(HEADERS)) {
      const line = headers.split('\n').find((line) => line.trim().startsWith(`${name}: `));
      if (!line?.includes(value)) report('/_headers', `${name} does not contain ${value}`);
    }
    const [, policy = ''] = /Content-Security-Policy: (.*)/.exec(headers) ?? [];
    const own = policy.replace("; frame-ancestors 'none'", '');
    const styles = site.files.flatMap((page) => page.styles);
    for (const problem of comparePolicy(own, styles)) report('/_headers', problem);
    const redirects = (await read('_redirects')).split('\n');
    for (const [from, { path: to }] of listRedirects(site)) {
      const line = `${encodeURI(from)} ${to} 301`;
      if (!redirects.includes(line)) report('/_redirects', `this line is missing: ${line}`);
    }
    if (!policy.includes("frame-ancestors 'none'")) {
      report('/_headers', 'the Content-Security-Policy lets other sites frame the pages');
    }
    await checkManifest(site, report);
  },
} as const satisfies SiteCheck;

/** The files that pages, style sheets and the manifest name. */
async function listAskedFor(site: Site): Promise<Set<string>> {
  const urls = site.files.flatMap((page) => [page.url, ...readUrls(page).map(({ url }) => url)]);
  const manifest = new URL('site.webmanifest', site.address).href;
  const { icons } = await readManifest(site);
  for (const { src } of icons ?? []) urls.push(new URL(src, manifest).href);
  const origins = [site.origin, new URL(site.address).origin];
  const asked = urls.flatMap((address) => {
    const url = URL.parse(address);
    if (!url || !origins.includes(url.origin) || !url.pathname.startsWith(site.base)) return [];
    const file = decodeAddress(url.pathname.slice(site.base.length));
    return file === '' || file.endsWith('/') ? `${file}index.html` : file;
  });
  return new Set([...KNOWN, '404.html', ...asked]);
}

/** Whether a file is in the folder of the files that are served as they are. */
async function isPublic(name: string, bytes: Buffer, { source }: Site): Promise<boolean> {
  const original = await readFile(path.join(source, 'public', name)).catch(() => undefined);
  return original?.equals(bytes) ?? false;
}

/** The file beside a page that is published under a name. */
async function readDownload(name: string, { source }: Site): Promise<Buffer | undefined> {
  const pages = path.join(source, 'src/content/pages');
  const read = (file: string) => readFile(path.join(pages, file)).catch(() => undefined);
  return (await read(name)) ?? read(path.join(siteData.home, name));
}

/** What a drawing must not have: scripts, animations, and addresses that a browser would request. */
const ACTIVE =
  'script, animate, animateMotion, animateTransform, set, foreignObject, [onload], [href]:not(a, [href^="#"], [href^="data:image"])';

interface Manifest {
  start_url?: string;
  scope?: string;
  name?: string;
  icons?: { src: string; sizes: string; type: string; purpose?: string }[];
}

async function readManifest({ folder }: Site): Promise<Manifest> {
  const text = await readFile(path.join(folder, 'site.webmanifest'), 'utf8').catch(() => '{}');
  return JSON.parse(text) as Manifest;
}

/** Checks the web app manifest and the icons: https://www.w3.org/TR/appmanifest/ */
async function checkManifest(site: Site, report: (path: string, what: string) => void) {
  const manifest = await readManifest(site);
  const file = '/site.webmanifest';
  const home = new URL('site.webmanifest', site.address);
  for (const name of ['start_url', 'scope'] as const) {
    const url = URL.parse(manifest[name] ?? '', home)?.href;
    if (url !== site.address) report(file, `${name} is ${manifest[name]}, not the home page`);
  }
  if (manifest.name !== siteData.name) report(file, `name is ${manifest.name}`);
  const purposes = (manifest.icons ?? []).map(
    ({ purpose = 'any', sizes }) => `${sizes} ${purpose}`,
  );
  for (const wanted of ['192x192 any', '512x512 any', '512x512 maskable']) {
    if (!purposes.includes(wanted)) report(file, `it has no icon ${wanted}`);
  }
  const icons = (manifest.icons ?? []).map(({ src, sizes }) => [src, sizes] as const);
  for (const [src, sizes] of [...icons, ['apple-touch-icon.png', '180x180'] as const]) {
    const { width, height, hasAlpha } = await sharp(path.join(site.folder, src))
      .metadata()
      .catch(() => ({ width: 0, height: 0, hasAlpha: false }));
    if (`${width}x${height}` !== sizes) report(`/${src}`, `is ${width}x${height}, not ${sizes}`);
    if (src.startsWith('apple') && hasAlpha)
      report(`/${src}`, 'is transparent, which phones paint black');
  }
}
