import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import type { PageKind, Site, SitePage } from '../support/site.ts';

/** What is promised to readers of every page, and how it is found out. */
export interface PagePromise {
  /** One word. */
  name: string;
  /** What is promised, in a sentence. */
  says: string;
  /** The kinds of pages to which it is made. */
  kinds: readonly PageKind[];
  /** Whether a page keeps it, or not, wherever the site stands: then one base path proves it. */
  anywhere: boolean;
  /** Why no browser but Chromium can tell, where that is so. */
  chromiumOnly?: string;
  check(subject: Subject): Promise<Verdict>;
}

/** What was found out about a page. */
export interface Verdict {
  /** Every breach, each a line that says what and where. None, where the promise is kept. */
  findings: string[];
  /** The figure behind it, for the report: a few words. */
  figure: string;
}

/** A page that is looked at. */
export interface Subject {
  site: Site;
  page: SitePage;
  /** Runs something with the page open, in a browser as a reader has set it. */
  visit<Result>(
    options: BrowserContextOptions,
    look: (page: Page) => Promise<Result>,
  ): Promise<Result>;
  /** The same, before the page is opened. */
  open<Result>(
    options: BrowserContextOptions,
    look: (page: Page) => Promise<Result>,
  ): Promise<Result>;
}

/** A page of a served site, to be looked at with a browser. */
export function subjectOf(site: Site, page: SitePage, browser: Browser): Subject {
  const open: Subject['open'] = async (options, look) => {
    const context = await browser.newContext(options);
    try {
      return await look(await context.newPage());
    } finally {
      await context.close();
    }
  };
  return {
    site,
    page,
    open,
    visit: (options, look) =>
      open(options, async (tab) => {
        await tab.goto(page.url);
        return look(tab);
      }),
  };
}
