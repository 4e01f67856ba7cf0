import type { Page } from '@playwright/test';
import type { Tabs, TabOptions } from '../support/tabs.ts';
import type { PageKind, Site, SitePage } from '../support/site.ts';

/** What every built page must hold, and how it is tested. */
export interface PageCheck {
  /** One word, or two with a hyphen. */
  name: string;
  /** What a page must hold, in a sentence. */
  description: string;
  /** The kinds of pages that it looks at. */
  kinds: readonly PageKind[];
  /** Whether the result does not depend on where the site stands: then one base path proves it. */
  anywhere: boolean;
  /** Why only Chromium can tell, where that is so. */
  chromiumOnly?: string;
  /**
   * Checks a page, and reports every finding.
   *
   * @returns the figure behind it, for the report: a few words
   */
  run(subject: Subject): Promise<string>;
}

/** Takes a finding: a line that says what is wrong, and where. */
export type Report = (finding: string) => void;

/** A page that is looked at. */
export interface Subject {
  site: Site;
  page: SitePage;
  report: Report;
  /** Runs something in a tab of a browser as a reader has set it. */
  open: <Result>(options: TabOptions, look: (tab: Page) => Promise<Result>) => Promise<Result>;
  /** The same, with the page opened. */
  visit: <Result>(options: TabOptions, look: (tab: Page) => Promise<Result>) => Promise<Result>;
}

/** A page of a served site, to be looked at with a browser. */
export function subjectOf(site: Site, page: SitePage, tabs: Tabs, report: Report): Subject {
  const park = new URL('robots.txt', site.address).href;
  return {
    site,
    page,
    report,
    open: (options, look) => tabs.use(park, options, look),
    visit: (options, look) =>
      tabs.use(park, options, async (tab) => {
        await tab.goto(page.url);
        return look(tab);
      }),
  };
}
