import type { Browser, Page } from '@playwright/test';

/** Settings of a browser tab. */
export interface TabOptions {
  /** In CSS pixels. */
  viewport?: { width: number; height: number };
  /** Pixels of the screen per CSS pixel. */
  deviceScaleFactor?: number;
  javaScriptEnabled?: boolean;
  /** For checks that add scripts or styles, which the page's policy would block. */
  bypassCSP?: boolean;
  /** Whether it must have an empty cache. */
  isFresh?: boolean;
}

const LAPTOP = { width: 1280, height: 800 };

/**
 * A pool of browser tabs. Reusing a tab is several times as fast as opening one; only its cache is kept
 * between uses.
 */
export class Tabs {
  private readonly browser: Browser;
  private readonly tabs = new Set<Page>();
  private readonly free = new Map<string, Page[]>();

  constructor(browser: Browser) {
    this.browser = browser;
  }

  /**
   * Runs something in a tab.
   *
   * @param idleUrl a small file to show between uses, of the same site, so that the tab keeps its process
   */
  async use<Result>(
    idleUrl: string,
    { viewport = LAPTOP, isFresh = false, ...options }: TabOptions,
    run: (tab: Page) => Promise<Result>,
  ): Promise<Result> {
    const key = JSON.stringify([new URL(idleUrl).origin, options]);
    const free = this.free.get(key) ?? [];
    this.free.set(key, free);
    const tab = (isFresh ? undefined : free.pop()) ?? (await this.open(options));
    await tab.setViewportSize(viewport);
    // If this fails, the tab is not reused.
    const result = await run(tab);
    tab.removeAllListeners();
    await tab.unrouteAll();
    await tab.goto(idleUrl);
    await tab.emulateMedia({
      media: null,
      colorScheme: 'light',
      forcedColors: 'none',
      contrast: 'no-preference',
    });
    free.push(tab);
    return result;
  }

  private async open(options: TabOptions): Promise<Page> {
    const tab = await this.browser.newPage(options);
    this.tabs.add(tab);
    return tab;
  }

  async close(): Promise<void> {
    await Promise.all([...this.tabs].map((tab) => tab.context().close()));
    this.tabs.clear();
    this.free.clear();
  }
}
