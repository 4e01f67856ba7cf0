import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { listFiles } from '../src/tools/content-check/content.ts';
import { buildProject, copyProject } from './support/project.ts';
import { addSamples } from './support/sample.ts';

test('two builds of the same source are byte-identical, whatever the folder, time zone and locale', async () => {
  test.slow();
  const [one, other] = await Promise.all([
    build('same', { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }),
    build('the same/elsewhere', { TZ: 'America/Los_Angeles', LANG: 'C', LC_ALL: 'C' }),
  ]);
  expect(other.keys().toArray()).toEqual(one.keys().toArray());
  for (const [file, bytes] of one) expect(other.get(file)?.equals(bytes), file).toBe(true);

  expect(one.get('proof.html')?.toString()).toBe(PROOF);

  // Both are previews, which search engines must not index.
  expect(one.get('index.html')?.toString()).toContain('<meta name="robots" content="noindex">');
  expect(
    one
      .keys()
      .filter((file) => file.startsWith('sitemap'))
      .toArray(),
  ).toEqual([]);
  expect(one.get('robots.txt')?.toString()).toBe('User-agent: *\nAllow: /\n');
  expect(one.get('index.html')?.toString()).toContain('<time datetime="2026-01-01">');
});

/** A verification file of another service, which is published unchanged. */
const PROOF = '<!doctype html><meta charset=utf-8><script>1</script>';

/** Builds a copy of the project, with its own git history, and reads the output. */
async function build(name: string, env: Record<string, string>): Promise<Map<string, Buffer>> {
  const copy = await copyProject(name);
  await addSamples(copy, ['sample']);
  await writeFile(path.join(copy, 'public/proof.html'), PROOF);
  const git = (...args: string[]) => {
    const person = ['-c', 'user.name=An editor', '-c', 'user.email=editor@learn.example'];
    const date = '2026-01-01T23:30:00-10:00';
    const dates = { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    execFileSync('git', [...person, ...args], { cwd: copy, env: { ...process.env, ...dates } });
  };
  git('init', '--quiet');
  git('add', 'src');
  git('commit', '--quiet', '--message', 'All');
  const preview = {
    NETLIFY: 'true',
    CONTEXT: 'deploy-preview',
    DEPLOY_PRIME_URL: 'https://deploy-preview-7--learn.netlify.app',
  };
  const { code, output } = await buildProject(copy, { env: { ...env, ...preview } });
  expect(code, output).toBe(0);
  const folder = path.join(copy, 'dist');
  const files = await listFiles(folder);
  return new Map(
    await Promise.all(
      files.map(async (file) => [file, await readFile(path.join(folder, file))] as const),
    ),
  );
}
