import type { Page } from '@playwright/test';
import { readToTheEnd } from '../../src/lib/reading.ts';
import { findCut } from '../support/layout.ts';
import { pageWords, withoutSpace } from '../support/words.ts';
import type { TabOptions } from '../support/tabs.ts';
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
    const look = (options: TabOptions, then: (tab: Page) => Promise<void>) =>
      open({ ...SCREEN, ...options }, async (tab) => {
        await tab.goto(page.url);
        await readToTheEnd(tab);
        await then(tab);
      });
    let text = '';
    let whole: Looks | undefined;
    const compare = async (tab: Page, without: string) => {
      const seen = withoutSpace(await tab.evaluate(pageWords, 'main'));
      const at = text.split('').findIndex((sign, index) => sign !== seen[index]);
      if (at >= 0)
        findings.push(`without ${without}: “${text.slice(at, at + 20)}” is not in its place`);
    };

    await look({}, async (tab) => {
      text = withoutSpace(await tab.evaluate(pageWords, 'main'));
      whole = await looksOf(tab);
      // Last, as it changes the page: no style at all.
      await tab.evaluate(() => {
        for (const sheet of document.styleSheets) sheet.disabled = true;
      });
      await compare(tab, 'styles');
    });
    await look({ javaScriptEnabled: false }, async (tab) => {
      const { painted, pictures } = await looksOf(tab);
      if (!whole?.painted.equals(painted)) {
        findings.push('without JavaScript the page looks different');
      }
      if (whole?.pictures !== pictures) {
        findings.push(
          `without JavaScript the page has other pictures: ${pictures}, not ${whole?.pictures}`,
        );
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

/** What a page looks like. */
interface Looks {
  painted: Buffer;
  /** The picture in each place, which a browser may decode a frame later. */
  pictures: string;
}

async function looksOf(tab: Page): Promise<Looks> {
  const pictures = await tab.locator('img').evaluateAll((elements) =>
    (elements as HTMLImageElement[]).map((img) => {
      img.style.visibility = 'hidden';
      return `${img.currentSrc} ${img.naturalWidth} ${img.width}`;
    }),
  );
  return { painted: await tab.screenshot({ fullPage: true }), pictures: pictures.join('\n') };
}
