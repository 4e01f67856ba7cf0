import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { isScalar, parse, parseDocument, visit } from 'yaml';

const FOLDER = '.github/workflows';

type Permissions = string | Record<string, string>;

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}

interface Job {
  uses?: string;
  needs?: string | string[];
  permissions?: Permissions;
  'timeout-minutes'?: number;
  steps?: Step[];
}

interface Workflow {
  on: Record<string, unknown>;
  permissions?: Permissions;
  jobs: Record<string, Job>;
}

interface Updates {
  'package-ecosystem': string;
  cooldown?: Record<string, unknown>;
}

interface Package {
  hasInstallScript?: boolean;
}

const files = readdirSync(FOLDER).map((name) => {
  const text = readFileSync(`${FOLDER}/${name}`, 'utf8');
  return { name, text, workflow: parse(text) as Workflow };
});

const jobs = files.flatMap(({ name, workflow }) =>
  Object.entries(workflow.jobs).map(([id, job]) => ({ name: `${name}: ${id}`, job })),
);

const steps = jobs.flatMap(({ name, job }) => (job.steps ?? []).map((step) => ({ name, step })));

const runs = steps.flatMap(({ name, step }) => (step.run ? [{ name, run: step.run }] : []));

const { allowScripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  allowScripts: Record<string, boolean>;
};

test('every third-party action is pinned to a commit, with its version in a comment', () => {
  const unpinned: string[] = [];
  let count = 0;
  for (const { name, text } of files) {
    visit(parseDocument(text), {
      Pair(_, { key, value }) {
        if (!isScalar(key) || key.value !== 'uses' || !isScalar(value)) return;
        count++;
        const action = String(value.value);
        const isPinned = /^[\w./-]+@[0-9a-f]{40}$/.test(action);
        const hasVersion = /^ v\d+\.\d+\.\d+$/.test(value.comment ?? '');
        const isLocal = action.startsWith('./');
        if (!isLocal && !(isPinned && hasVersion)) unpinned.push(`${name}: ${action}`);
      },
    });
  }
  expect(unpinned).toEqual([]);
  expect(count).toBeGreaterThan(0);
});

/** Write permissions of jobs. */
const WRITES: Record<string, string[]> = {
  'deploy.yml: deploy': ['pages', 'id-token'],
  'links.yml: links': ['contents', 'pull-requests'],
};

test('workflows may only read the repository, except two jobs with the write permissions they need', () => {
  for (const { name, workflow } of files) {
    expect(
      [{}, { contents: 'read' }],
      `${name}: permissions ${JSON.stringify(workflow.permissions)}`,
    ).toContainEqual(workflow.permissions);
  }
  for (const { name, job } of jobs) {
    const mayWrite = WRITES[name] ?? [];
    // A string would be "read-all" or "write-all".
    expect(typeof (job.permissions ?? {}), name).toBe('object');
    const writes = Object.entries(job.permissions ?? {}).filter(([, value]) => value === 'write');
    expect(
      writes.map(([key]) => key).filter((key) => !mayWrite.includes(key)),
      `${name} may write`,
    ).toEqual([]);
  }
  for (const { name, step } of steps) {
    if (step.uses?.startsWith('actions/checkout@')) {
      expect(step.with, name).toMatchObject({ 'persist-credentials': false });
    }
  }
});

test('every job has a timeout', () => {
  for (const { name, job } of jobs) {
    if (!job.uses) expect(job['timeout-minutes'], name).toBeGreaterThan(0);
  }
});

test('no script contains an expression, whose value could be executed', () => {
  expect(runs.filter(({ run }) => run.includes('${{'))).toEqual([]);
});

test('only install scripts allowed in package.json run', () => {
  const allowed = Object.keys(allowScripts).filter((name) => allowScripts[name]);
  const install = `npm ci --ignore-scripts && npm rebuild ${allowed.join(' ')}`;
  const others = runs.filter(({ run }) => run.trim() !== install);
  expect(others.length).toBeLessThan(runs.length);
  for (const { name, run } of others) {
    for (const [command] of run.matchAll(/\bnp[mx]\s+\S+|\b(?:pnpm|yarn|bun)\b/g)) {
      expect(['npm run', 'npm test'], `${name}: ${run}`).toContain(command);
    }
  }

  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, Package>;
  };
  const undecided = Object.entries(lock.packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([folder]) => folder.replace(/^.*node_modules\//, ''))
    .filter((name) => typeof allowScripts[name] !== 'boolean');
  expect(undecided).toEqual([]);
  expect(readFileSync('.npmrc', 'utf8')).toMatch(/^strict-allow-scripts=true$/m);
});

test('only main is published, after it was checked', () => {
  const workflow = (name: string) => files.find((file) => file.name === name)?.workflow;
  expect(workflow('check.yml')?.on).toHaveProperty('pull_request');
  expect(workflow('deploy.yml')).toMatchObject({
    on: { push: { branches: ['main'] } },
    jobs: {
      check: { uses: './.github/workflows/check.yml', if: "github.ref == 'refs/heads/main'" },
      build: { needs: 'check' },
      deploy: { needs: 'build' },
    },
  });
});

test('encoded pictures are cached between runs', () => {
  const { steps: all = [] } =
    files.find(({ name }) => name === 'check.yml')?.workflow.jobs.check ?? {};
  const index = (found: (step: Step) => boolean) => all.findIndex(found);
  const cache = index((step) => step.with?.path === 'node_modules/.astro');
  expect(all[cache]?.uses).toMatch(/^actions\/cache@/);
  // `npm ci` deletes node_modules.
  expect(cache).toBeGreaterThan(index(({ run }) => run?.startsWith('npm ci') ?? false));
});

test('Dependabot waits seven days before it proposes a version', () => {
  const { updates } = parse(readFileSync('.github/dependabot.yml', 'utf8')) as {
    updates: Updates[];
  };
  const ecosystems = updates.map((update) => update['package-ecosystem']);
  expect(ecosystems).toEqual(expect.arrayContaining(['npm', 'github-actions']));
  for (const { 'package-ecosystem': name, cooldown } of updates) {
    // The exact keys rule out exceptions and shorter periods.
    expect(Object.keys(cooldown ?? {}), name).toEqual(['default-days']);
    expect(cooldown?.['default-days'], name).toBeGreaterThanOrEqual(7);
  }
});
