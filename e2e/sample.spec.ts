import { expect, test } from './support/site.ts';

// Pages as an editor who knows Markdown might write them: e2e/sample.

test('what an editor writes leads to the page that is meant', async ({ page, site }) => {
  const links = {
    'how we learn': '',
    'your first meeting': 'facilitators/first-meeting/',
    'what you need': 'facilitators/#what-you-need',
    'everyone has expertise': '#everyone-has-expertise',
    'our address without its last slash': '',
    'the one in German': '%C3%BCber-uns/',
  };
  for (const [name, path] of Object.entries(links)) {
    await page.goto(new URL('facilitators/', site.address).href);
    await page.getByRole('link', { name, exact: true }).click();
    await expect(page).toHaveURL(new URL(path, site.address).href);
  }
  await page.goto(new URL('facilitators/', site.address).href);
  await expect(page.getByRole('link', { name: 'a letter' })).toHaveAttribute(
    'href',
    'mailto:facilitators@learn.example',
  );
});

test('pictures stand in figures, with their titles as captions', async ({ page, site }) => {
  await page.goto(new URL('facilitators/', site.address).href);
  const figure = page.getByRole('figure').filter({ has: page.getByText('A caption') });
  await expect(figure.getByRole('img', { name: 'A dotted chalk line' })).toBeVisible();
  await expect(figure).toHaveText('A caption, with “quotation marks” & an ampersand');
  await expect(page.locator('p figure')).toHaveCount(0);
});

test('a picture within a line of text stays in the line', async ({ page, site }) => {
  await page.goto(new URL('facilitators/', site.address).href);
  const line = page.getByText('A room with a door');
  const picture = line.getByRole('img', { name: 'a door' });
  const [text, icon] = await Promise.all([line.boundingBox(), picture.boundingBox()]);
  expect(icon?.width).toBe(48);
  expect(icon?.x).toBeGreaterThan(text?.x ?? Infinity);
});
