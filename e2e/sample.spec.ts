import path from 'node:path';
import { readContent } from '../src/tools/content-check/content.ts';
import { pagePath } from '../src/utils/addresses.ts';
import { site as siteData } from '../src/site.ts';
import { expect, test } from './support/site.ts';

// The pages of e2e/fixtures/sample, as an editor who knows Markdown might write them.

test('links lead to the intended pages, however they are written', async ({ page, site }) => {
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

test('a link to the former id of a heading still works', async ({ page, site }) => {
  await page.goto(new URL('facilitators/', site.address).href);
  const heading = page.getByRole('heading', { name: 'A plan' });
  await expect(heading).not.toBeInViewport();
  await page.getByRole('link', { name: 'The plan' }).evaluate((link) => {
    (link as HTMLAnchorElement).click();
  });
  await expect(heading).toBeInViewport();
  const anchor = await page.locator('#a-plan-for-the-evening').boundingBox();
  expect(anchor?.height).toBe(0);
});

test('table columns have their alignment', async ({ page, site }) => {
  await page.goto(new URL('facilitators/', site.address).href);
  for (const [name, align] of [
    ['6:00 pm', 'right'],
    ['Check in', 'start'],
    ['all', 'center'],
  ] as const) {
    await expect(page.getByRole('cell', { name, exact: true })).toHaveCSS('text-align', align);
  }
});

test('pictures are in figures with their captions', async ({ page, site }) => {
  await page.goto(new URL('facilitators/', site.address).href);
  const captions = {
    'A dotted chalk line':
      'A caption, with “quotation marks” & an ampersand Picture by P2PU, CC BY-SA 4.0',
    'Three bands': 'A caption, in Markdown',
    'A card': 'Picture by P2PU',
    'The card, smaller': '',
  };
  for (const [name, caption] of Object.entries(captions)) {
    const figure = page
      .getByRole('figure')
      .filter({ has: page.getByAltText(name, { exact: true }) });
    await expect(figure.getByRole('img')).toBeVisible();
    await expect(figure).toHaveText(caption);
  }
  await expect(page.locator('p figure')).toHaveCount(0);
});

test('a wide figure is wider than the text, and a narrow one is half as wide', async ({
  page,
  site,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(new URL('facilitators/', site.address).href);
  const widthOf = async (name: string) =>
    (await page.getByAltText(name, { exact: true }).boundingBox())?.width ?? 0;
  const text = (await page.getByText('Nobody is as smart').boundingBox())?.width ?? 0;
  // The picture file is 700 px wide.
  expect(await widthOf('A card')).toBe(700);
  expect(text).toBeLessThan(700);
  expect(await widthOf('The card, smaller')).toBe(336);
});

test('notes and quotations have the right semantics', async ({ page, site }) => {
  await page.goto(new URL('facilitators/', site.address).href);
  const note = page.getByRole('note');
  await expect(note).toHaveText(/^\s*Bring tea\s+Nobody learns well while thirsty\./);
  await expect(note.locator('b, strong')).toHaveText('Biscuits');
  const quotation = page.getByRole('figure').filter({ has: page.getByText('I knew nothing') });
  await expect(quotation.getByRole('blockquote')).toHaveText(
    'I knew nothing of the subject. That was the best part.',
  );
  await expect(
    quotation.getByRole('link', { name: 'Ana, who ran her first circle in Lisbon' }),
  ).toHaveAttribute('href', site.base);
});

test('every page has the navigation, in order', async ({ page, site }) => {
  for (const path of ['', 'facilitators/']) {
    await page.goto(new URL(path, site.address).href);
    const links = page.getByRole('navigation', { name: 'Pages' }).getByRole('link');
    // The site's own pages may be listed too.
    const sample = links.filter({ hasText: /^\s*(First meeting|Facilitators)\s*$/ });
    await expect(sample).toHaveText(['First meeting', 'Facilitators']);
    await expect(sample.last()).toHaveAttribute('href', `${site.base}facilitators/`);
    const current = page.getByRole('navigation', { name: 'Pages' }).locator('[aria-current]');
    await expect(current).toHaveText(path === '' ? [] : ['Facilitators']);
  }
});

test('a page shows its dates and category from the front matter', async ({ page, site }) => {
  await page.goto(new URL('facilitators/', site.address).href);
  const footer = page.getByRole('contentinfo');
  await expect(footer).toContainText('First published May 1, 2013');
  await expect(footer).toContainText('Last changed June 30, 2014');
  await expect(page.getByRole('main')).toHaveText(/^\s*Guides\s+Facilitators/);
});

test('a draft is not published', async ({ page, site }) => {
  const response = await page.goto(new URL('not-ready/', site.address).href);
  expect(response?.status()).toBe(404);
  expect(site.pages.map(({ file }) => file)).not.toContain('not-ready/index.html');
});

test('the content check computes the same heading ids as the build', async ({ page, site }) => {
  const { entries } = await readContent({
    folder: path.join(site.source, 'src/content/pages'),
    publicFolder: path.join(site.source, 'public'),
    home: siteData.home,
  });
  const published = entries.filter(({ isDraft }) => !isDraft);
  expect(published).toHaveLength(site.pages.length);
  for (const { id, headings } of published) {
    await page.goto(new URL(`.${pagePath(id, siteData.home)}`, site.address).href);
    const ids = await page
      .locator('article :is(h2, h3, h4, h5, h6)[id]:not(#footnote-label)')
      .evaluateAll((elements) => elements.map((element) => element.id));
    expect(headings.map((heading) => heading.id)).toEqual(ids);
  }
});

test('an inline picture stays in its line', async ({ page, site }) => {
  await page.goto(new URL('facilitators/', site.address).href);
  const line = page.getByText('A room with a door');
  const picture = line.getByRole('img', { name: 'a door' });
  const [text, icon] = await Promise.all([line.boundingBox(), picture.boundingBox()]);
  expect(icon?.width).toBe(48);
  expect(icon?.x).toBeGreaterThan(text?.x ?? Infinity);
});

test('an external link leads to the page, its new address or an archived copy, and says which', async ({
  page,
  site,
}) => {
  await page.goto(new URL('facilitators/first-meeting/', site.address).href);
  const article = page.getByRole('article');
  for (const [name, href, ...decoration] of [
    [
      'one that lives',
      'https://example.com/living',
      'https://example.com/living',
      'https://archive.example/web/20261120000000/https://example.com/living',
      '2026-11-20',
    ],
    [
      'one nobody has looked at',
      'https://example.com/unchecked',
      'https://example.com/unchecked',
      null,
      '2026-11-25',
    ],
    [
      'one that has moved (now at example.net)',
      'https://www.example.net/here#part',
      'https://example.com/moved#part',
    ],
    [
      'one with a new name (at a new address)',
      'https://example.com/new-name',
      'https://example.com/renamed',
    ],
    [
      'one in an archive (archived copy, 2013)',
      'https://archive.example/web/20130501000000/https://example.com/archived',
      'https://example.com/archived',
      'https://archive.example/web/20130501000000/https://example.com/archived',
      '2013-05-01',
    ],
    [
      'one that is lost (archived copy, 2011)',
      'https://archive.example/web/20110401000000/https://example.com/kept',
      'https://example.com/kept',
      'https://archive.example/web/20110401000000/https://example.com/kept',
      '2011-04-01',
    ],
  ] as const) {
    const link = article.getByRole('link', { name, exact: true });
    await expect(link).toHaveAttribute('href', href);
    const names = ['data-originalurl', 'data-versionurl', 'data-versiondate'];
    for (const [index, attribute] of names.entries()) {
      expect(await link.getAttribute(attribute), `${name}: ${attribute}`).toBe(
        decoration[index] ?? null,
      );
    }
  }
  // If the page is gone, only the text is shown.
  await expect(article).toContainText('one lost for good (this page is gone)');
  await expect(article.getByRole('link', { name: 'one lost for good' })).toHaveCount(0);

  const former = [
    'one that has moved: https://example.com/moved#part',
    'one with a new name: https://example.com/renamed',
    'one in an archive: https://example.com/archived',
    'one that is lost: https://example.com/kept',
    'one lost for good: https://example.com/gone',
  ];
  for (const media of ['screen', 'print'] as const) {
    await page.emulateMedia({ media });
    const region = page.getByRole('region', { name: 'Original link addresses' });
    await expect(region).toBeVisible();
    await expect(region.getByRole('listitem')).toHaveText(former);
  }
});
