import type { ChildProcess } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { componentSchemas } from '../src/schemas/components.ts';
import { page as write, photo } from './fixtures/content-check/row.ts';
import { copyProject, start } from './support/project.ts';

// What editors see while they write: the only test of the development server.

let folder: string;
let server: ChildProcess;
let output = '';

test.beforeAll(async () => {
  folder = await copyProject('dev');
  await writeFile(
    path.join(folder, 'src/content/pages/draft.mdx'),
    write('A text.', 'draft: true\n'),
  );
  server = start(folder, ['node_modules/astro/bin/astro.mjs', 'dev', '--force', '--port', '0'], {
    ASTRO_TELEMETRY_DISABLED: '1',
  });
  server.stdout?.on('data', (data: Buffer) => (output += data.toString()));
  server.stderr?.on('data', (data: Buffer) => (output += data.toString()));
});

test.afterAll(async () => {
  const ended = new Promise((resolve) => server.on('close', resolve));
  server.kill();
  await ended;
  await rm(folder, { recursive: true });
});

test('the development server checks on each save, and shows drafts and the component gallery', async ({
  page,
}) => {
  await expect.poll(() => output).toContain('2 pages: no problems.');
  await expect.poll(() => output).toMatch(/http:\/\/localhost:\d+\//);
  const address = /http:\/\/localhost:\d+\//.exec(output)?.[0] ?? '';

  await page.goto(`${address}component-gallery/`);
  for (const name of Object.keys(componentSchemas)) {
    await expect(page.locator('code', { hasText: `<${name}` }).first()).toBeVisible();
  }
  for (const role of ['note', 'blockquote', 'figure'] as const) {
    await expect(page.getByRole(role).first()).toBeVisible();
  }
  // An open page would reload at each of these changes.
  await page.goto('about:blank');

  const entry = path.join(folder, 'src/content/pages/draft.mdx');
  await writeFile(entry, write('Look [here](/how-we-learn/).', 'draft: true\n'));
  await expect
    .poll(() => output)
    .toContain('src/content/pages/draft.mdx:7:6  error  "here" does not say where');
  await writeFile(entry, write('Look at [how we learn](/how-we-learn/).', 'draft: true\n'));
  await expect.poll(() => output.split('2 pages: no problems.').length).toBe(3);

  await page.goto(`${address}draft/`);
  await expect(page.getByText('Draft, not published')).toBeVisible();
  await expect(page.getByRole('link', { name: 'how we learn' })).toBeVisible();

  // An open page would reload at each of these changes.
  await page.goto('about:blank');
  // A change to one page updates the others.
  const navigation = 'draft: true\nnavigation:\n  label: A new page\n  order: 1\n';
  await writeFile(entry, write('Look at [how we learn](/how-we-learn/).', navigation));
  await expect.poll(async () => (await page.request.get(address)).text()).toContain('A new page');

  // A picture added after the text that shows it.
  await writeFile(entry, write('![Six people](./circle.jpg)', 'draft: true\n'));
  await expect.poll(() => output).toContain('There is no picture "./circle.jpg"');
  expect((await page.request.get(`${address}draft/`)).status()).toBe(500);
  await writeFile(path.join(path.dirname(entry), 'circle.jpg'), photo);
  await expect.poll(() => output.split('2 pages: no problems.').length).toBe(4);
  expect((await page.request.get(`${address}draft/`)).status()).toBe(200);
});
