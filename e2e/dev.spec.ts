import { once } from 'node:events';
import { rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { componentSchemas } from '../src/schemas/components.ts';
import { page as write, photo } from './fixtures/content-check/row.ts';
import { copyProject, start } from './support/project.ts';

// What editors see while they write: the only test of the development server.

let folder: string;
let server: ReturnType<typeof start>;

test.beforeAll(async () => {
  folder = await copyProject('dev');
  const args = ['node_modules/astro/bin/astro.mjs', 'dev', '--force', '--port', '0'];
  server = start(folder, args, { ASTRO_TELEMETRY_DISABLED: '1' });
});

test.afterAll(async () => {
  const ended = once(server.child, 'close');
  server.child.kill();
  await ended;
  await rm(folder, { recursive: true });
});

/** Writes the text of a draft, and forgets what the server has said. */
async function save(text: string, keys = ''): Promise<void> {
  server.output = '';
  const file = path.join(folder, 'src/content/pages/draft.mdx');
  await writeFile(file, write(text, `draft: true\n${keys}`));
}

/** Waits, however slow the machine is; saves again, in case the server did not see it. */
const says = (text: string) =>
  expect(async () => {
    const file = path.join(folder, 'src/content/pages/draft.mdx');
    await utimes(file, new Date(), new Date()).catch(() => undefined);
    expect(server.output).toContain(text);
  }).toPass({ intervals: [2000] });

const ADDRESS = /http:\/\/localhost:\d+\//;

test('the development server checks on each save, and shows drafts and the component gallery', async ({
  page,
}) => {
  const valid = ' pages: no problems.';
  await says(valid);
  await expect(() => {
    expect(server.output).toMatch(ADDRESS);
  }).toPass();
  const [address = ''] = ADDRESS.exec(server.output) ?? [];
  /** Waits for a response: the check can be done before the server has read the page again. */
  const responds = (pathname: string, status: number, text = '') =>
    expect(async () => {
      const response = await page.request.get(address + pathname);
      expect(response.status()).toBe(status);
      expect(await response.text()).toContain(text);
    }).toPass();

  await page.goto(`${address}component-gallery/`);
  for (const name of Object.keys(componentSchemas)) {
    await expect(page.locator('code', { hasText: `<${name}` }).first()).toBeVisible();
  }
  for (const role of ['note', 'blockquote', 'figure'] as const) {
    await expect(page.getByRole(role).first()).toBeVisible();
  }
  // An open page would reload at each of these changes.
  await page.goto('about:blank');

  await save('Look [here](/how-we-learn/).');
  await says('src/content/pages/draft.mdx:7:6  error  "here" does not say where');
  // A change to one page updates the others.
  const navigation = 'navigation:\n  label: A new page\n  order: 1\n';
  await save('Look at [how we learn](/how-we-learn/).', navigation);
  await says(valid);
  await responds('', 200, 'A new page');
  await responds('draft/', 200, 'Draft, not published');
  await responds('draft/', 200, 'how we learn</a>');

  // A picture added after the text that shows it.
  await save('![Six people](./circle.jpg)');
  await says('There is no picture "./circle.jpg"');
  await responds('draft/', 500);
  server.output = '';
  await writeFile(path.join(folder, 'src/content/pages/circle.jpg'), photo);
  await says(valid);
  await responds('draft/', 200);
});
