import type { Page } from '@playwright/test';
import type { Tabs, TabOptions } from '../support/tabs.ts';
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
  /**
   * Looks whether a page keeps it, and tells every breach.
   *
   * @returns the figure behind it, for the report: a few words
   */
  check(subject: Subject): Promise<string>;
}

/** Takes a breach of a promise: a line that says what, and where. */
export type Tell = (finding: string) => void;

/** A page that is looked at. */
export interface Subject {
  site: Site;
  page: SitePage;
  tell: Tell;
  /** Runs something in a tab of a browser as a reader has set it. */
  open: <Result>(options: TabOptions, look: (tab: Page) => Promise<Result>) => Promise<Result>;
  /** The same, with the page opened. */
  visit: <Result>(options: TabOptions, look: (tab: Page) => Promise<Result>) => Promise<Result>;
}

/** A page of a served site, to be looked at with a browser. */
export function subjectOf(site: Site, page: SitePage, tabs: Tabs, tell: Tell): Subject {
  const park = new URL('robots.txt', site.address).href;
  return {
    site,
    page,
    tell,
    open: (options, look) => tabs.use(park, options, look),
    visit: (options, look) =>
      tabs.use(park, options, async (tab) => {
        await tab.goto(page.url);
        return look(tab);
      }),
  };
}
