import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { page, photo } from './fixtures/content-check/row.ts';
import { writeTree } from './support/files.ts';
import { copyProject, git } from './support/project.ts';

const FOLDER = '.github/workflows';

interface Workflow {
  on: object;
  permissions?: object;
  jobs: Record<string, Job>;
}

interface Job {
  permissions?: object;
  steps?: { uses?: string; run?: string; with?: object }[];
}

const read = (name: string) => readFileSync(`${FOLDER}/${name}`, 'utf8');
const workflows = new Map(readdirSync(FOLDER).map((name) => [name, parse(read(name)) as Workflow]));

const jobs = [...workflows].flatMap(([name, workflow]) =>
  Object.entries(workflow.jobs).map(([id, job]) => [`${name}: ${id}`, job] as const),
);
const steps = jobs.flatMap(([, { steps = [] }]) => steps);

/** Jobs with more permissions than to read the repository. */
const PERMISSIONS: Record<string, object> = {
  'deploy.yml: build': { contents: 'read', pages: 'read' },
  'deploy.yml: deploy': { pages: 'write', 'id-token': 'write' },
  'links.yml: links': { contents: 'write', 'pull-requests': 'write' },
};

test('every third-party action is pinned to a commit, with its version in a comment', () => {
  const actions = [...workflows.keys()].flatMap((name) => read(name).match(/\buses:.*/g) ?? []);
  const isSafe = /^uses: (\.\/.+|[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/;
  expect(actions.filter((action) => !isSafe.test(action))).toEqual([]);
});

test('workflows may only read the repository, except for what three jobs need', () => {
  for (const [name, workflow] of workflows) {
    expect(workflow.permissions, name).toEqual({ contents: 'read' });
  }
  for (const [name, { permissions }] of jobs) expect(permissions, name).toEqual(PERMISSIONS[name]);
  for (const { uses = '', run = '', with: inputs } of steps) {
    if (uses.startsWith('actions/checkout@')) {
      expect(inputs).toMatchObject({ 'persist-credentials': false });
    }
    // The value of an expression in a script could be executed.
    expect(run).not.toContain('${{');
  }
});

test('only install scripts allowed in package.json run', () => {
  const { allowScripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    allowScripts: Record<string, boolean>;
  };
  const allowed = Object.keys(allowScripts).filter((name) => allowScripts[name]);
  const install = `npm ci --ignore-scripts && npm rebuild ${allowed.join(' ')}`;
  for (const { run = '' } of steps.filter(({ run }) => run !== install)) {
    for (const [command] of run.matchAll(/\bnp[mx]\s+\S+|\b(?:pnpm|yarn|bun)\b/g)) {
      expect(['npm run', 'npm test'], run).toContain(command);
    }
  }
  expect(readFileSync('.npmrc', 'utf8')).toMatch(/^strict-allow-scripts=true$/m);
});

test('only main is published, after it and its build were checked', () => {
  expect(workflows.get('check.yml')?.on).toHaveProperty('pull_request');
  expect(workflows.get('deploy.yml')).toMatchObject({
    on: { push: { branches: ['main'] } },
    jobs: {
      check: { uses: './.github/workflows/check.yml', if: "github.ref == 'refs/heads/main'" },
      build: { needs: 'check' },
      deploy: { needs: 'build' },
    },
  });
  const runs = workflows.get('deploy.yml')?.jobs.build?.steps?.flatMap(({ run }) => run ?? []);
  expect(runs?.slice(1, 3)).toEqual(['npm run build', 'npm run test:dist -- dist']);
});

test('a pull request shows what is wrong in its pages, and how they look', async () => {
  const folder = await copyProject('pull-request');
  symlinkSync(path.resolve('e2e'), path.join(folder, 'e2e'), 'junction');
  const commit = () => {
    git(folder, ['add', 'src']);
    git(folder, ['commit', '-qm', 'A change']);
  };
  git(folder, ['init', '-q', '-b', 'change']);
  commit();
  git(folder, ['update-ref', 'refs/remotes/origin/main', 'HEAD']);
  const summary = path.join(folder, 'summary.md');
  const repository = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'p2pu/site' };
  const commits = { GITHUB_SHA: '0123abc', GITHUB_BASE_REF: 'main' };
  const runner = { ...process.env, GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary };
  const env = { ...runner, ...repository, ...commits };
  const { steps = [] } = workflows.get('check.yml')?.jobs.check ?? {};
  const [report = '', ...others] = steps
    .flatMap(({ run }) => run ?? [])
    .filter((command) => /content|screenshots/.test(command));
  const run = (command: string) =>
    execFileSync('bash', ['-ec', command], { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' });

  run(report);
  expect(readFileSync(summary, 'utf8')).toMatch(
    /^## Check of the pages\n\n\d+ pages: no problems\.$/m,
  );
  await writeTree(`${folder}/src/content/pages`, {
    'a/index.mdx': page('Text.').replace('A page', 'A new page'),
    'a/b c.jpg': photo,
    'guides/one.mdx': page('Text.').replace('A page', 'Another page'),
  });
  commit();
  run(report);
  const blob = 'https://github.com/p2pu/site/blob/0123abc/src/content/pages';
  for (const line of [
    `- **warning** in [src/content/pages/a/b c.jpg](<${blob}/a/b%20c.jpg>): No page shows`,
    `guides/one.mdx, line 3](<${blob}/guides/one.mdx?plain=1#L3>): The page a/index.mdx has the same`,
  ]) {
    expect(readFileSync(summary, 'utf8')).toContain(line);
  }
  expect(others.map(run).join('')).toContain('::warning file=src/content/pages/a/b c.jpg,');
  expect(readFileSync('src/content/README.md', 'utf8')).toContain('`changed-pages`');
  const screenshots = path.join(folder, '.cache/screenshots');
  const pictures = readdirSync(screenshots).map((name) => {
    const width = readFileSync(path.join(screenshots, name)).readUInt32BE(16);
    return `${name} ${width}`;
  });
  expect(pictures).toEqual([
    'a-laptop.png 1280',
    'a-phone.png 390',
    'guides-one-laptop.png 1280',
    'guides-one-phone.png 390',
  ]);
});
