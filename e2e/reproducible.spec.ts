import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { listFiles } from '../src/tools/content-check/content.ts';
import { buildProject, copyProject, git } from './support/project.ts';
import { addSamples } from './support/sample.ts';

/** A verification file of another service, which is published unchanged. */
const PROOF = '<!doctype html><meta charset=utf-8><script>1</script>';

test('two builds of the same source are byte-identical, whatever the folder, time zone and locale', async () => {
  test.slow();
  const [one, other] = await Promise.all([
    build('same', { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }),
    build('the same/elsewhere', { TZ: 'America/Los_Angeles', LANG: 'C', LC_ALL: 'C' }),
  ]);
  expect([...other.keys()]).toEqual([...one.keys()]);
  for (const [file, bytes] of one) expect(other.get(file)?.equals(bytes), file).toBe(true);

  expect(String(one.get('proof.html'))).toBe(PROOF);
  // Both are previews, which search engines must not index.
  expect(String(one.get('index.html'))).toContain('<meta name="robots" content="noindex">');
  expect([...one.keys()].filter((file) => file.startsWith('sitemap'))).toEqual([]);
  expect(String(one.get('index.html'))).toContain('<time datetime="2026-01-01">');
});

/** Builds a preview of a copy, with its own git history, and reads the output. */
async function build(name: string, env: Record<string, string>): Promise<Map<string, Buffer>> {
  const copy = await copyProject(name);
  await addSamples(copy, ['sample']);
  writeFileSync(path.join(copy, 'public/proof.html'), PROOF);
  git(copy, ['init', '--quiet']);
  git(copy, ['add', 'src']);
  git(copy, ['commit', '--quiet', '--message', 'All'], '2026-01-01T23:30:00-10:00');
  const preview = { NETLIFY: 'true', CONTEXT: 'deploy-preview' };
  const { code, output } = await buildProject(copy, { env: { ...env, ...preview } });
  expect(code, output).toBe(0);
  const folder = path.join(copy, 'dist');
  const files = await listFiles(folder);
  return new Map(files.map((file) => [file, readFileSync(path.join(folder, file))]));
}
