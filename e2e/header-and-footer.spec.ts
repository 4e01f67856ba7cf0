import { lastChanged, readHistory } from '../src/data/history.ts';
import { site as siteData } from '../src/site.ts';
import { projectFolder } from './support/builds.ts';
import { expect, test } from './support/site.ts';

// What stands around every page.

test('the words of header and footer are whole', async ({ page, site }) => {
  await page.goto(site.address);
  await expect(page.getByRole('link', { name: 'Peer 2 Peer University' })).toHaveAttribute(
    'href',
    site.base,
  );
  const footer = page.getByRole('contentinfo');
  await expect(footer).toContainText(
    'By the community of Peer 2 Peer University, learning in the open since 2009. Text and pictures: CC BY-SA 4.0. Please share them, and credit us.',
  );
  await expect(footer.getByRole('link', { name: 'CC BY-SA 4.0' })).toHaveAttribute(
    'href',
    'https://creativecommons.org/licenses/by-sa/4.0/',
  );
});

test('the footer leads to the text’s source, and says when it was last changed', async ({
  page,
  site,
}) => {
  const file = 'src/content/pages/how-we-learn/index.mdx';
  const { url, branch } = siteData.source;
  await page.goto(site.address);
  const footer = page.getByRole('contentinfo');
  await expect(footer.getByRole('link', { name: 'Edit this page' })).toHaveAttribute(
    'href',
    `${url}/edit/${branch}/${file}`,
  );
  // A copy of the project, with the sample's pages, has no history.
  const day = site.sample ? undefined : lastChanged(file, readHistory(projectFolder));
  await expect(footer.locator('time')).toHaveCount(day ? 1 : 0);
  if (day) await expect(footer.locator('time')).toHaveAttribute('datetime', day);

  await page.goto(new URL('no/such/page/', site.address).href);
  await expect(footer.getByRole('link', { name: 'Edit this page' })).toHaveCount(0);
  await expect(footer.locator('time')).toHaveCount(0);
});
