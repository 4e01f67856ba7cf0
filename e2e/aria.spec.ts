import { expect, test } from './support/site.ts';

// What a screen reader is told, by the kind of page. Each was read and found right; one that changes
// is read again: npx playwright test --config e2e aria --update-snapshots

for (const [kind, path] of Object.entries({
  page: 'facilitators/',
  'page-without-sections': 'facilitators/first-meeting/',
  missing: 'no/such/page/',
})) {
  test(`a screen reader is told what a page of the kind “${kind}” has`, async ({ page, site }) => {
    await page.goto(new URL(path, site.address).href);
    await expect(page.getByRole('main')).toMatchAriaSnapshot({ name: `${kind}.aria.yml` });
  });
}
