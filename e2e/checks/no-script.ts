import type { BrowserContextOptions, Page } from '@playwright/test';
import { scrollToEnd } from '../support/pages.ts';
import { findUnreadableText } from '../support/layout.ts';
import { readText, withoutSpace } from '../support/words.ts';

import type { PageCheck } from './check.ts';

/** A phone in CSS pixels. */
const SCREEN = { viewport: { width: 390, height: 844 } };

/** What may fail to load. */
type Missing = 'font' | 'image';

export const noScript = {
  name: 'no-script',
  description:
    'Without JavaScript the page is pixel-identical; without fonts, pictures or styles all its text is there, in order, and none is covered.',
  kinds: ['page', 'missing'],
  isBaseIndependent: true,
  async run({ withTab, page, report }) {
    const loadWithout = (
      missing: Missing[],
      options: BrowserContextOptions,
      run: (tab: Page) => unknown,
    ) =>
      withTab({ ...SCREEN, ...options }, async (tab) => {
        await tab.route('**/*', (route) =>
          missing.some((type) => type === route.request().resourceType())
            ? route.abort()
            : route.continue(),
        );
        await tab.goto(page.url);
        await scrollToEnd(tab);
        await run(tab);
      });
    let text = '';
    let complete: Appearance | undefined;
    const compareText = async (tab: Page, without: string) => {
      const visible = withoutSpace(await tab.evaluate(readText, 'main'));
      const at = visible.split('').findIndex((character, index) => character !== text[index]);
      if (visible.length > text.length && at === text.length) {
        report(`without ${without}: extra text “${visible.slice(at, at + 20)}”`);
      } else if (visible !== text) {
        const from = at < 0 ? visible.length : at;
        report(`without ${without}: “${text.slice(from, from + 20)}” is missing or out of order`);
      }
    };
    const checkLayout = async (tab: Page, without: string) => {
      const problems = await tab.evaluate(findUnreadableText);
      for (const problem of problems) report(`without ${without}: ${problem}`);
    };

    // Both screenshots are taken without fonts, whose loading time varies.
    await loadWithout(['font'], {}, async (tab) => {
      text = withoutSpace(await tab.evaluate(readText, 'main'));
      await checkLayout(tab, 'fonts');
      complete = await captureAppearance(tab);
      // Last, because it changes the page.
      await tab.evaluate(() => {
        for (const sheet of document.styleSheets) sheet.disabled = true;
      });
      await compareText(tab, 'styles');
    });
    await loadWithout(['font'], { javaScriptEnabled: false }, async (tab) => {
      const { screenshot, pictures } = await captureAppearance(tab);
      if (!complete?.screenshot.equals(screenshot)) {
        report('without JavaScript the page looks different');
      }
      if (complete?.pictures !== pictures) {
        report('without JavaScript the page shows different pictures');
      }
    });
    await loadWithout(['image'], {}, async (tab) => {
      await compareText(tab, 'pictures');
      await checkLayout(tab, 'pictures');
    });
    return `${text.length} characters`;
  },
} as const satisfies PageCheck;

interface Appearance {
  screenshot: Buffer;
  /** Which pictures are shown: compared apart, because a browser may decode them a frame later. */
  pictures: string;
}

async function captureAppearance(tab: Page): Promise<Appearance> {
  const pictures = await tab.locator('img').evaluateAll((elements) =>
    (elements as HTMLImageElement[]).map((img) => {
      img.style.visibility = 'hidden';
      return `${img.currentSrc} ${img.naturalWidth} ${img.width}`;
    }),
  );
  return { screenshot: await tab.screenshot({ fullPage: true }), pictures: pictures.join('\n') };
}
