import { expect, test } from './support/site.ts';

test.beforeEach(async ({ page, site }) => {
  await page.goto(site.address);
});

test('has its title above the one main heading', async ({ page }) => {
  await expect(page).toHaveTitle('What we’re all about · Peer 2 Peer University');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('How We Learn');
  const eyebrow = page.getByText('What we’re all about', { exact: true });
  const [above, below] = await Promise.all([eyebrow.boundingBox(), heading.boundingBox()]);
  expect(above?.y).toBeLessThan(below?.y ?? 0);
});

test('lists the three ideas in order, each linked to its section', async ({ page }) => {
  await expect(page.getByRole('main')).toContainText('Welcome to Peer 2 Peer University');
  const ideas = page.getByRole('main').getByRole('list').first();
  await expect(ideas.getByRole('listitem')).toHaveText([
    'Everyone has expertise.',
    'We learn by connecting and sharing what we know.',
    'We give feedback that helps each of us get better.',
  ]);
  const headings = page.getByRole('article').getByRole('heading', { level: 2 });
  await expect(headings).toHaveText([
    'Everyone has expertise',
    'We learn by connecting and sharing',
    'Giving feedback to improve',
    'How will you learn with peers today?',
  ]);
  await expect(ideas.getByRole('link')).toHaveCount(3);
  for (const [index, link] of (await ideas.getByRole('link').all()).entries()) {
    await link.click();
    await expect(page).toHaveURL(/#./);
    await expect(headings.nth(index)).toBeInViewport();
    const numeral = await headings
      .nth(index)
      .evaluate((heading) => getComputedStyle(heading, '::before').content);
    expect(numeral).toBe(`"${index + 1}"`);
  }
});

test('names the four projects and what became of them', async ({ page }) => {
  const projects = {
    'Data Explorer Mission (now at schoolofdata.org)':
      'https://schoolofdata.org/2013/04/30/at-the-cockpit-how-the-data-explorer-mission-works/',
    'Copyright 4 Educators (now at archive.p2pu.org)':
      'https://archive.p2pu.org/general/copyright-4-educators-aus.html',
    'School of Webcraft (now at archive.p2pu.org)': 'https://archive.p2pu.org/webcraft.1.html',
    Badges: 'https://badges.p2pu.org/',
  };
  for (const [name, address] of Object.entries(projects)) {
    await expect(page.getByRole('link', { name, exact: true })).toHaveAttribute('href', address);
  }
  const former = page.getByRole('region', { name: 'Original link addresses' });
  await expect(former.getByRole('listitem')).toHaveText([
    'Data Explorer Mission: http://info.p2pu.org/2013/04/29/at-the-cockpit-how-the-data-explorer-mission-works/',
    'Copyright 4 Educators: https://p2pu.org/en/courses/111/copyright-4-educators-aus/',
    'School of Webcraft: https://p2pu.org/en/schools/school-of-webcraft/',
  ]);
  const main = page.getByRole('main');
  await expect(main).toContainText('It ran in 2013');
  await expect(main).toContainText('the run of 2010');
  await expect(main).toContainText('The school has closed');
  await expect(main).toContainText('Badges was archived in June 2023');
});

test('shows both pictures, and the feedback as text', async ({ page }) => {
  const pictures = page.getByRole('main').getByRole('img');
  await expect(pictures).toHaveCount(2);
  for (const picture of await pictures.all()) {
    await picture.scrollIntoViewIfNeeded();
    expect(await picture.evaluate(countColours)).toBeGreaterThan(50);
  }
  for (const [label, words] of [
    ['Kudos', 'Your map tells the story before I read a word. And every source is named.'],
    ['Questions', 'Why start in 2005? What would an earlier year change?'],
    ['Concerns', 'Two towns have no data, yet they look like zero.'],
  ] as const) {
    const remark = page.locator('section', {
      has: page.getByRole('heading', { name: label, exact: true, level: 3 }),
    });
    await expect(remark.last()).toContainText(words);
  }
});

test('ends with a question and two next steps', async ({ page }) => {
  const steps = page.locator('section', {
    has: page.getByRole('heading', { name: 'How will you learn with peers today?' }),
  });
  await expect(steps.getByRole('link')).toHaveText([
    'Find or start a learning circle',
    'Talk with the community',
  ]);
  await expect(steps.getByRole('link').first()).toHaveAttribute(
    'href',
    'https://www.p2pu.org/en/learning-circles/',
  );
  await expect(steps.getByRole('link').last()).toHaveAttribute(
    'href',
    'https://community.p2pu.org/',
  );
});

/** Counts the colours of a picture as displayed. */
async function countColours(picture: HTMLImageElement | SVGElement): Promise<number> {
  if (!(picture instanceof HTMLImageElement)) return 0;
  await picture.decode();
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d');
  context?.drawImage(picture, 0, 0, picture.width, picture.height);
  const pixels = context?.getImageData(0, 0, picture.width, picture.height).data ?? [];
  return new Set(new Uint32Array((pixels as Uint8ClampedArray).buffer)).size;
}
