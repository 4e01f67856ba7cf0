import { expect, test } from './support/site.ts';

// The accessibility tree of each kind of page. Review every change to a snapshot:
// npx playwright test --config e2e aria --update-snapshots

for (const [kind, path] of Object.entries({
  page: 'facilitators/',
  'page-without-sections': 'facilitators/first-meeting/',
  missing: 'no/such/page/',
})) {
  test(`the accessibility tree of “${kind}” is as reviewed`, async ({ page, site }) => {
    await page.goto(new URL(path, site.address).href);
    await expect(page.getByRole('main')).toMatchAriaSnapshot({ name: `${kind}.aria.yml` });
  });
}
