import { once } from 'node:events';
import { appendFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { componentSchemas } from '../src/schemas/components.ts';
import { page as write, photo } from './fixtures/content-check/row.ts';
import { writeTree } from './support/files.ts';
import { copyProject, start } from './support/project.ts';

// What editors see while they write: the only test of the development server.

test.describe.configure({ mode: 'default' });

let pages: string;
let server: ReturnType<typeof start>;
let address = '';

/** Pages that cannot be shown, from before the server starts. */
const BROKEN = {
  'colleague/index.mdx': '---\ntitle: Tea: a guide\n---\n\nText.\n',
  'unclosed/index.mdx': write('<Note>\n\nTea.').replaceAll('A page', 'Unclosed'),
  'pictureless/index.mdx': write('![A pot of tea](./pot.jpg)').replaceAll('A page', 'No picture'),
};

test.beforeAll(async () => {
  const folder = await copyProject('dev');
  pages = path.join(folder, 'src/content/pages');
  await writeTree(pages, BROKEN);
  const args = ['node_modules/astro/bin/astro.mjs', 'dev', '--force', '--port', '0'];
  server = start(folder, args, { ASTRO_TELEMETRY_DISABLED: '1' });
  await expect(() => {
    [address = ''] = /http:\/\/localhost:\d+\//.exec(server.output) ?? [];
    expect(address).not.toBe('');
  }).toPass();
});

test.afterAll(async () => {
  const ended = once(server.child, 'close');
  server.child.kill();
  await ended;
  // What an editor does wrong has no stack trace.
  expect(server.output).not.toMatch(/stack trace|^ {4}at /im);
  await rm(path.resolve(pages, '../../..'), { recursive: true });
});

const save = (file: string, text: string | Uint8Array) => writeFile(path.join(pages, file), text);

const strip = (page: Page) => page.locator('content-report');

test('starts with broken pages, says what is wrong with them, and serves the others', async ({
  page,
}) => {
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(strip(page)).toContainText('In 3 other files: 3 errors');
  await page.goto(`${address}colleague/`);
  await expect(page.getByRole('heading')).toHaveText('This page cannot be shown yet');
  await expect(page.getByRole('listitem').first()).toContainText('title: Tea: a guide');
  const link = page.getByRole('link', { name: 'index.mdx, line 2' });
  await expect(link.first()).toHaveAttribute(
    'href',
    /^\/__open-in-editor\?file=src%2Fcontent.*%3A2%3A1$/,
  );
  // An old address.
  await page.goto(`${address}how-we-learn/`);
  await expect(page).toHaveURL(address);
  await page.goto(`${address}nowhere/`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found');
  await page.goto(`${address}component-gallery/`);
  for (const name of Object.keys(componentSchemas))
    await expect(page.locator('code', { hasText: `<${name}` }).first()).toBeVisible();
});

const VALID = write('## Before we start\n\nPut the kettle on.');
const SHOWN = 'On this page: ';
const NOT_SHOWN = 'This page cannot be shown yet';

/** What is wrong with a page, whether it can be shown all the same, and what its editor reads. */
const MISTAKES: [source: string, heading: string, says: string][] = [
  [VALID.replace('title: A page', 'title: Tea: a page'), NOT_SHOWN, 'title: "Tea: a page"'],
  [VALID.replace('title:', 'titel:'), SHOWN, 'Did you mean "title"?'],
  [VALID.replace(/description: .*/, 'description: Tea.'), SHOWN, 'Use at least 50'],
  [VALID.replace('\n---\n\n##', '\n\n##'), SHOWN, 'The front matter has no end'],
  [write('Fewer than <8 people.'), NOT_SHOWN, 'Write \\< for a plain one'],
  [write('<Note title="Tea">\n\nTea.'), NOT_SHOWN, 'Add </Note>'],
  [write('<Note titel="Tea">\n\nTea.\n\n</Note>'), SHOWN, 'Did you mean "title"?'],
  [write('<Nota>\n\nTea.\n\n</Nota>'), NOT_SHOWN, 'Did you mean "Note"?'],
  [write('![A pot of tea](./pot.jpg)'), NOT_SHOWN, 'There is no picture "./pot.jpg"'],
  [write('Look [here](/how-we-learn/).'), SHOWN, '"here" does not say where'],
  [write('Look at [tea](/coffee/).'), SHOWN, 'There is no page at'],
  [write('<!-- Later -->\n\nTea.'), NOT_SHOWN, 'as {/* … */}'],
];

test('says at once what is wrong with an open page, and shows it as soon as it is right', async ({
  page,
}) => {
  await writeTree(pages, { 'tea/index.mdx': VALID });
  await expect(async () => {
    await page.goto(`${address}tea/`);
    await expect(page.getByText('Put the kettle on.')).toBeVisible({ timeout: 2000 });
  }).toPass();
  for (const [source, heading, says] of MISTAKES) {
    await test.step(says, async () => {
      await save('tea/index.mdx', source);
      await expect(page.getByRole('listitem').filter({ hasText: says })).toBeVisible();
      await expect(page.getByText(heading).first()).toBeVisible();
      await save('tea/index.mdx', VALID);
      await expect(page.getByText('Put the kettle on.')).toBeVisible();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('A page');
      await expect(page.getByText(SHOWN)).toBeHidden();
    });
  }
});

test('the terminal says what a change has changed, and nothing of a file half saved', async ({
  page,
}) => {
  await writeTree(pages, { 'tea/index.mdx': VALID });
  await page.goto(`${address}tea/`);
  server.output = '';
  await save('tea/index.mdx', write('Look [here](/how-we-learn/).'));
  await expect(() => {
    expect(server.output).toContain('tea/index.mdx:6:6  error  "here" does not say where');
  }).toPass();
  expect(server.output).not.toContain('colleague');

  server.output = '';
  await save('tea/index.mdx', VALID.slice(0, 60));
  await appendFile(path.join(pages, 'tea/index.mdx'), VALID.slice(60));
  await save('pictureless/pot.jpg', photo);
  await expect(() => {
    expect(server.output).toContain('pages: 2 errors in 2 files.');
  }).toPass();
  expect(server.output).not.toContain('.mdx:');
  // A picture added after the text that shows it.
  await page.goto(`${address}pictureless/`);
  await expect(page.getByRole('img', { name: 'A pot of tea' })).toBeVisible();
});

test('shows drafts, and in all pages what one of them changes', async ({ page }) => {
  const keys = 'draft: true\nnavigation:\n  label: A new page\n  order: 1\n';
  const text =
    'Look at [how we learn](/how-we-learn/), [a list](./the%20list.pdf), [tea](/unclosed/#tea).';
  await writeTree(pages, { 'draft/index.mdx': write(text, keys), 'draft/the list.pdf': '%PDF' });
  await page.goto(address);
  await page.getByRole('link', { name: 'A new page' }).click();
  await expect(page.getByText('Draft, not published')).toBeVisible();
  const list = page.getByRole('link', { name: 'a list (PDF, 1 kB)' });
  const response = await page.request.get(
    new URL((await list.getAttribute('href')) ?? '', address).href,
  );
  expect([response.headers()['content-type'], await response.text()]).toEqual([
    'application/pdf',
    '%PDF',
  ]);
  await page.getByRole('link', { name: 'how we learn', exact: true }).click();
  await expect(page).toHaveURL(address);
});
