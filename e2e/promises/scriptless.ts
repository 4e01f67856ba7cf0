import type { BrowserContextOptions, Page } from '@playwright/test';
import { readToTheEnd } from '../../src/lib/reading.ts';
import { findCut } from '../support/layout.ts';
import { pageWords, withoutSpace } from '../support/words.ts';
import type { PagePromise } from './promise.ts';

/** A phone in CSS pixels. */
const SCREEN = { viewport: { width: 390, height: 844 } };

/** What may not come on a bad line, by the type of the request. */
const MISSING = { fonts: 'font', pictures: 'image' } as const;

/** The page needs no script, and can be read with whatever has come of it. */
export const scriptless = {
  name: 'scriptless',
  says: 'Without JavaScript the page is the same to the pixel; without fonts, pictures or styles all its words are there, in order, and none is covered.',
  kinds: ['page', 'missing'],
  anywhere: true,
  async check({ open, page }) {
    const findings: string[] = [];
    const look = (options: BrowserContextOptions, then: (tab: Page) => Promise<void>) =>
      open({ ...SCREEN, ...options }, async (tab) => {
        await tab.goto(page.url);
        await readToTheEnd(tab);
        await then(tab);
      });
    let text = '';
    let painted = Buffer.of();
    const compare = async (tab: Page, without: string) => {
      const seen = withoutSpace(await tab.evaluate(pageWords, 'main'));
      const at = [...text].findIndex((sign, index) => sign !== seen[index]);
      if (at >= 0) findings.push(`without ${without}: “${text.slice(at, at + 20)}” is not in its place`);
    };

    await look({}, async (tab) => {
      text = withoutSpace(await tab.evaluate(pageWords, 'main'));
      painted = await tab.screenshot({ fullPage: true });
      // Last, as it changes the page: no style at all.
      await tab.evaluate(() => {
        for (const sheet of document.styleSheets) sheet.disabled = true;
      });
      await compare(tab, 'styles');
    });
    await look({ javaScriptEnabled: false }, async (tab) => {
      if (!painted.equals(await tab.screenshot({ fullPage: true }))) {
        findings.push('without JavaScript the page looks different');
      }
    });
    for (const [without, type] of Object.entries(MISSING)) {
      await open(SCREEN, async (tab) => {
        await tab.route('**/*', (route) =>
          route.request().resourceType() === type ? route.abort() : route.continue(),
        );
        await tab.goto(page.url);
        await compare(tab, without);
        const faults = await tab.evaluate(findCut);
        findings.push(...faults.map((fault) => `without ${without}: ${fault}`));
      });
    }
    return { findings, figure: `${text.length} signs` };
  },
} as const satisfies PagePromise;
