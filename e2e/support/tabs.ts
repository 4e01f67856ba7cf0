import type { Browser, Page } from '@playwright/test';

/** How a reader has set the browser. */
export interface TabOptions {
  /** In CSS pixels. */
  viewport?: { width: number; height: number };
  /** Pixels of the screen per CSS pixel. */
  deviceScaleFactor?: number;
  javaScriptEnabled?: boolean;
  /** For checks that do in a page what its policy would refuse. */
  bypassCSP?: boolean;
  /** Whether nothing may have been fetched before. */
  isFresh?: boolean;
}

const LAPTOP = { width: 1280, height: 800 };

/**
 * Tabs of a browser. One that is open already is used again, which is several times as fast as a new
 * one; only what it has fetched is left of its use before.
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
   * @param park a small file of the site that is looked at, for the time between: the browser keeps
   *   other sites in other processes
   */
  async use<Result>(
    park: string,
    { viewport = LAPTOP, isFresh = false, ...options }: TabOptions,
    look: (tab: Page) => Promise<Result>,
  ): Promise<Result> {
    const key = JSON.stringify([new URL(park).origin, options]);
    const free = this.free.get(key) ?? [];
    this.free.set(key, free);
    const tab = (isFresh ? undefined : free.pop()) ?? (await this.open(options));
    await tab.setViewportSize(viewport);
    // One in which something failed is not used again.
    const result = await look(tab);
    tab.removeAllListeners();
    await tab.unrouteAll();
    await tab.goto(park);
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
