import type { Page } from '@playwright/test';
import type { Tabs, TabOptions } from '../support/tabs.ts';
import type { PageKind, Site, SitePage } from '../support/site.ts';

/** A check that every built page must pass. */
export interface PageCheck {
  name: string;
  /** What is true of a page that passes, in a sentence. */
  description: string;
  /** The kinds of pages it applies to. */
  kinds: readonly PageKind[];
  /** Whether the result is the same at any base path, so that checking one build is enough. */
  isBaseIndependent: boolean;
  /** Why it runs in Chromium only, if it does. */
  chromiumOnly?: string;
  /**
   * Checks a page and reports every problem.
   *
   * @returns a figure for the report, in a few words
   */
  run(subject: Subject): Promise<string>;
}

/** Reports a problem: one line that says what is wrong and where. */
export type Report = (problem: string) => void;

/** The page under test. */
export interface Subject {
  site: Site;
  page: SitePage;
  report: Report;
  /** Runs something in a browser tab with these settings. */
  withTab: <Result>(options: TabOptions, run: (tab: Page) => Promise<Result>) => Promise<Result>;
  /** The same, with the page loaded. */
  withPage: <Result>(options: TabOptions, run: (tab: Page) => Promise<Result>) => Promise<Result>;
}

export function createSubject(site: Site, page: SitePage, tabs: Tabs, report: Report): Subject {
  const idleUrl = new URL('robots.txt', site.address).href;
  return {
    site,
    page,
    report,
    withTab: (options, run) => tabs.use(idleUrl, options, run),
    withPage: (options, run) =>
      tabs.use(idleUrl, options, async (tab) => {
        await tab.goto(page.url);
        return run(tab);
      }),
  };
}
