import type { BrowserContextOptions, Page } from '@playwright/test';
import type { Entry } from '../../src/tools/content-check/types.ts';
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
  /** Checks a page and reports every problem. */
  run(subject: Subject): Promise<void>;
}

/** A check of the site as a whole. */
export interface SiteCheck {
  name: string;
  description: string;
  /** @param report takes the path of a page or file, what is wrong with it, and where */
  run(
    site: Site,
    report: (path: string, what: string, where?: string) => void,
  ): Promise<void> | void;
}

/** The page under test. */
export interface Subject {
  site: Site;
  page: SitePage;
  /** The entry that it is made of; redirects and 404.html have none. */
  entry: Entry | undefined;
  /**
   * Reports a problem.
   *
   * @param what what is wrong, in a line that names the cause
   * @param where the place in the sources, the element or the reader's setting
   */
  report: (what: string, where?: string) => void;
  /**
   * The page in a tab that its checks share: 1280 × 800 px, scrolled to its top, with all pictures
   * loaded, and without its policy, which would block what checks add. A check undoes what it changes.
   */
  tab: () => Promise<Page>;
  /** Runs something in an empty tab of its own, with an empty cache. */
  withTab: <Result>(
    options: BrowserContextOptions,
    run: (tab: Page) => Promise<Result>,
  ) => Promise<Result>;
}
