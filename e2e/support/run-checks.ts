import type { Browser, BrowserContext, Page } from '@playwright/test';
import { decodeAddress } from '../../src/utils/addresses.ts';
import { pageChecks, siteChecks } from '../checks/index.ts';
import type { PageCheck } from '../checks/check.ts';
import { installColours } from './colours.ts';
import { scrollToEnd } from './pages.ts';
import { findEntry, type Site, type SitePage } from './site.ts';

/** Something wrong with a built site. */
export interface Finding {
  /** Address of the page or file. */
  path: string;
  check: string;
  what: string;
  where?: string | undefined;
}

/** A finding as a line: `path  check  what  (where)`. */
export function formatFinding({ path, check, what, where }: Finding): string {
  return [path, check, what, ...(where ? [`(${where})`] : [])]
    .join('  ')
    .replaceAll(/\s*\n\s*/g, ' ');
}

/** Runs checks on a page, one after the other. */
export async function checkPage(
  site: Site,
  page: SitePage,
  browser: Browser,
  checks: readonly PageCheck[] = pageChecks,
): Promise<Finding[]> {
  const findings = new Map<string, Finding>();
  const contexts = new Set<BrowserContext>();
  const open: typeof browser.newPage = async (options) => {
    const context = await browser.newContext({ viewport: LAPTOP, ...options });
    contexts.add(context);
    return context.newPage();
  };
  let shared: Promise<Page> | undefined;
  const load = async () => {
    const tab = await open({ bypassCSP: true });
    await tab.goto(page.url);
    await scrollToEnd(tab);
    await installColours(tab);
    return tab;
  };
  try {
    for (const check of checks.filter(({ kinds }) => kinds.includes(page.kind))) {
      if (check.chromiumOnly && browser.browserType().name() !== 'chromium') continue;
      const report = (what: string, where?: string) => {
        const finding = { path: decodeAddress(page.path), check: check.name, what, where };
        findings.set(formatFinding(finding), finding);
      };
      const subject = {
        ...{ site, page, report, entry: findEntry(site, page) },
        tab: async () => {
          const tab = await (shared ??= load());
          await reset(tab);
          return tab;
        },
        withTab: async <Result>(options: object, run: (tab: Page) => Promise<Result>) => {
          const tab = await open(options);
          const result = await run(tab);
          await tab.context().close();
          return result;
        },
      };
      await attempt(() => check.run(subject), report);
    }
  } finally {
    await Promise.all([...contexts].map((context) => context.close()));
  }
  return [...findings.values()];
}

/** Runs the checks of the site as a whole. */
export async function checkSite(site: Site, checks = siteChecks): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const check of checks) {
    const report = (path: string, what: string, where?: string) => {
      findings.push({ path: decodeAddress(path), check: check.name, what, where });
    };
    await attempt(
      () => check.run(site, report),
      (what) => {
        report('/', what);
      },
    );
  }
  return findings;
}

/** What a check cannot look at is wrong, too: a page that does not load, a file that is no JSON. */
async function attempt(
  run: () => Promise<void> | void,
  report: (what: string) => void,
): Promise<void> {
  try {
    await run();
  } catch (error) {
    report(`could not be checked: ${String(error).split('\n')[0] ?? ''}`);
  }
}

const LAPTOP = { width: 1280, height: 800 };

/** Takes a tab back to how its page was loaded. */
async function reset(tab: Page): Promise<void> {
  await tab.setViewportSize(LAPTOP);
  await tab.emulateMedia({
    ...{ media: null, colorScheme: null, contrast: null, forcedColors: null, reducedMotion: null },
  });
  await tab.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    scrollTo(0, 0);
  });
}
