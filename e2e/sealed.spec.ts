import { readToTheEnd } from '../src/lib/reading.ts';
import { allPages } from './support/pages.ts';
import { expect, test } from './support/site.ts';

test('no page runs a script, asks another host for anything, or complains', async ({
  page,
  site,
}) => {
  const complaints: string[] = [];
  const strangers: string[] = [];
  const scripts: string[] = [];
  page.on('console', (message) => {
    // The browser itself reports the status of the page for missing addresses, as it should.
    const missing = message.location().url.endsWith('/no/such/page/');
    if (!missing || !message.text().includes('404')) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(site.address).origin) {
      strangers.push(request.url());
    }
    if (request.resourceType() === 'script') scripts.push(request.url());
  });

  for (const { url } of allPages(site)) {
    await page.goto(url);
    await readToTheEnd(page);
    await expect(page.locator('script:not([type="application/ld+json"])'), url).toHaveCount(0);
    const handlers = await page
      .locator('*')
      .evaluateAll((elements) =>
        elements.flatMap(({ attributes }) =>
          [...attributes].map(({ name }) => name).filter((name) => name.startsWith('on')),
        ),
      );
    expect(handlers, url).toEqual([]);
  }
  expect({ complaints, strangers, scripts }).toEqual({
    complaints: [],
    strangers: [],
    scripts: [],
  });
});
