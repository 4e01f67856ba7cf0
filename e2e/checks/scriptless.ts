import type { Page } from '@playwright/test';
import { readToTheEnd } from '../support/pages.ts';
import { findCut } from '../support/layout.ts';
import { pageWords, withoutSpace } from '../support/words.ts';
import type { TabOptions } from '../support/tabs.ts';
import type { PageCheck } from './check.ts';

/** A phone in CSS pixels. */
const SCREEN = { viewport: { width: 390, height: 844 } };

/** What may not come on a bad line. */
type Missing = 'font' | 'image';

/** The page needs no script, and can be read with whatever has come of it. */
export const scriptless = {
  name: 'scriptless',
  description:
    'Without JavaScript the page is the same to the pixel; without fonts, pictures or styles all its words are there, in order, and none is covered.',
  kinds: ['page', 'missing'],
  anywhere: true,
  async run({ open, page, report }) {
    const visit = (without: Missing[], options: TabOptions, look: (tab: Page) => Promise<void>) =>
      open({ ...SCREEN, ...options }, async (tab) => {
        await tab.route('**/*', (route) =>
          without.some((type) => type === route.request().resourceType())
            ? route.abort()
            : route.continue(),
        );
        await tab.goto(page.url);
        await readToTheEnd(tab);
        await look(tab);
      });
    let text = '';
    let whole: Looks | undefined;
    const lookFor = async (tab: Page, without: string) => {
      const seen = withoutSpace(await tab.evaluate(pageWords, 'main'));
      const at = seen.split('').findIndex((character, index) => character !== text[index]);
      if (seen.length > text.length && at === text.length) {
        report(`without ${without}: “${seen.slice(at, at + 20)}” is there too`);
      } else if (seen !== text) {
        const from = at < 0 ? seen.length : at;
        report(`without ${without}: “${text.slice(from, from + 20)}” is not in its place`);
      }
    };
    const lookForCut = async (tab: Page, without: string) => {
      const findings = await tab.evaluate(findCut);
      for (const problem of findings) report(`without ${without}: ${problem}`);
    };

    // In both without fonts: whether those come in time for the first look is chance.
    await visit(['font'], {}, async (tab) => {
      text = withoutSpace(await tab.evaluate(pageWords, 'main'));
      await lookForCut(tab, 'fonts');
      whole = await looksOf(tab);
      // Last, as it changes the page: no style at all.
      await tab.evaluate(() => {
        for (const sheet of document.styleSheets) sheet.disabled = true;
      });
      await lookFor(tab, 'styles');
    });
    await visit(['font'], { javaScriptEnabled: false }, async (tab) => {
      const { painted, pictures } = await looksOf(tab);
      if (!whole?.painted.equals(painted)) {
        report('without JavaScript the page looks different');
      }
      if (whole?.pictures !== pictures) {
        report('without JavaScript the page has other pictures');
      }
    });
    await visit(['image'], {}, async (tab) => {
      await lookFor(tab, 'pictures');
      await lookForCut(tab, 'pictures');
    });
    return `${text.length} characters`;
  },
} as const satisfies PageCheck;

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
