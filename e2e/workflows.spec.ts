import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';

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
