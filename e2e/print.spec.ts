import { readPdf, type Sheet } from '../src/lib/pdf.ts';
import { readToTheEnd } from '../src/lib/reading.ts';
import { expect, test } from './support/site.ts';

// A printed page is a hand-out: ink on white, no furniture, with the addresses of its links.

for (const format of ['A4', 'Letter']) {
  test(`the home page prints on two sheets of ${format}`, async ({ page, site }) => {
    await page.goto(site.address);
    await readToTheEnd(page);
    expect(await readPdf(await page.pdf({ format }))).toHaveLength(2);
  });
}

test('a print says where its links lead, whose it is, and leaves out what is for screens', async ({
  page,
  site,
}) => {
  for (const { url } of site.pages) {
    await page.goto(url);
    const text = textOf(await readPdf(await page.pdf()));
    const addresses = await page
      .locator('article a[href^="http"], footer a[rel="license"], link[rel="canonical"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(addresses.length).toBeGreaterThan(1);
    for (const address of addresses) expect(text, url).toContain(withoutSpace(address));
    for (const furniture of ['Skip to the text', 'Edit this page', 'Source of this site']) {
      expect(text, url).not.toContain(withoutSpace(furniture));
    }
    const words = await page.locator('article').evaluate((article) => {
      article.querySelectorAll('.sr-only').forEach((element) => {
        element.remove();
      });
      return article.textContent;
    });
    for (const word of words.match(/[\p{L}\p{N}’]+/gu) ?? []) expect(text, url).toContain(word);
  }
});

test('a print is ink on white, in the dark scheme too', async ({ page, site }) => {
  for (const { url } of site.pages) {
    const prints: Buffer[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(url);
      await readToTheEnd(page);
      const sheets = await readPdf(await page.pdf());
      const pixels = await Promise.all(sheets.map(({ picture }) => picture.toBuffer()));
      prints.push(Buffer.concat(pixels));
    }
    const [light, dark] = prints;
    expect(light?.equals(dark ?? Buffer.of()), url).toBe(true);
    const white = light?.filter((channel) => channel === 255).length ?? 0;
    expect(white / (light?.length ?? 1), url).toBeGreaterThan(0.7);
  }
});

/** What stands on the sheets, without the space that line breaks would add. */
function textOf(sheets: Sheet[]): string {
  // PDFium's sign for a hyphen at the end of a line.
  return withoutSpace(sheets.map(({ text }) => text.replaceAll('\ufffe', '-')).join(''));
}

function withoutSpace(text: string): string {
  return text.replace(/\s/g, '');
}
