import { expect, test } from './support/site.ts';

// The server of `npm start` and of these tests behaves like static hosting.

test('redirects to the trailing slash of a folder', async ({ request, site }) => {
  const addresses = site.pages.map(({ url }) => url).filter((url) => new URL(url).pathname !== '/');
  for (const url of addresses) {
    const response = await request.get(url.replace(/\/$/, ''), { maxRedirects: 0 });
    expect(response.status(), url).toBe(301);
    expect(new URL(response.headers().location ?? '', url).href).toBe(url);
  }
});

test('an unknown address gets a 404 page that links home', async ({ page, site }) => {
  for (const path of ['nowhere', 'nowhere/', 'deep/down/below/', 'how-we-learn.html', '%E0%A4%A']) {
    const response = await page.goto(site.address + path);
    expect(response?.status(), path).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found');
    await page.getByRole('main').getByRole('link').first().click();
    await expect(page).toHaveURL(site.address);
  }
});
