import { expect, test } from '@playwright/test';
import { readDeployment } from '../src/data/deployment.ts';

test('the deployment is read from the environment, with defaults', () => {
  expect(readDeployment({})).toEqual({ site: 'https://www.p2pu.org', base: '/', isPreview: false });
  expect(readDeployment({ SITE_URL: '', BASE_PATH: '' })).toEqual(readDeployment({}));
  const site = 'https://learn.example:8443';
  for (const path of ['/a/b', '/a/b/', '//a//b//']) {
    expect(readDeployment({ SITE_URL: `${site}/`, BASE_PATH: path })).toMatchObject({
      site,
      base: '/a/b/',
    });
  }
});

/** Environment variables of hosts, and the expected deployment. */
const hosts = {
  'GitHub Pages of a project': [
    { GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'P2PU/p2pu-website', GITHUB_EVENT_NAME: 'push' },
    { site: 'https://p2pu.github.io', base: '/p2pu-website/', isPreview: false },
  ],
  'GitHub Pages of an organisation': [
    { GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'p2pu/p2pu.github.io', GITHUB_EVENT_NAME: 'push' },
    { site: 'https://p2pu.github.io', base: '/', isPreview: false },
  ],
  'GitHub pull request': [
    { GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'p2pu/site', GITHUB_EVENT_NAME: 'pull_request' },
    { site: 'https://p2pu.github.io', base: '/site/', isPreview: true },
  ],
  Netlify: [
    {
      NETLIFY: 'true',
      CONTEXT: 'production',
      URL: 'https://learn.example',
      DEPLOY_PRIME_URL: 'https://main--learn.netlify.app',
    },
    { site: 'https://learn.example', base: '/', isPreview: false },
  ],
  'Netlify preview': [
    {
      NETLIFY: 'true',
      CONTEXT: 'deploy-preview',
      URL: 'https://learn.example',
      DEPLOY_PRIME_URL: 'https://deploy-preview-7--learn.netlify.app',
    },
    { site: 'https://deploy-preview-7--learn.netlify.app', base: '/', isPreview: true },
  ],
  'Cloudflare Pages': [
    { CF_PAGES: '1', CF_PAGES_BRANCH: 'main', CF_PAGES_URL: 'https://7b2f0a12.learn.pages.dev' },
    { site: 'https://learn.pages.dev', base: '/', isPreview: false },
  ],
  'Cloudflare Pages preview': [
    { CF_PAGES: '1', CF_PAGES_BRANCH: 'new', CF_PAGES_URL: 'https://7b2f0a12.learn.pages.dev' },
    { site: 'https://7b2f0a12.learn.pages.dev', base: '/', isPreview: true },
  ],
  Vercel: [
    {
      VERCEL: '1',
      VERCEL_ENV: 'production',
      VERCEL_PROJECT_PRODUCTION_URL: 'learn.example',
      VERCEL_URL: 'learn-a1b2.vercel.app',
    },
    { site: 'https://learn.example', base: '/', isPreview: false },
  ],
  'Vercel preview': [
    {
      VERCEL: '1',
      VERCEL_ENV: 'preview',
      VERCEL_PROJECT_PRODUCTION_URL: 'learn.example',
      VERCEL_BRANCH_URL: 'learn-git-new.vercel.app',
      VERCEL_URL: 'learn-a1b2.vercel.app',
    },
    { site: 'https://learn-git-new.vercel.app', base: '/', isPreview: true },
  ],
} as const;

for (const [name, [env, expected]] of Object.entries(hosts)) {
  test(`the deployment is detected on a host: ${name}`, () => {
    expect(readDeployment(env)).toEqual(expected);
    // SITE_URL takes precedence, and implies the root unless BASE_PATH is set too.
    const site = 'https://own.example';
    const { isPreview } = expected;
    expect(readDeployment({ ...env, SITE_URL: site })).toEqual({ site, base: '/', isPreview });
    expect(readDeployment({ ...env, BASE_PATH: '/own/' })).toEqual({ ...expected, base: '/own/' });
  });
}

test('the defaults apply on a host that sets no URL', () => {
  for (const variable of ['GITHUB_ACTIONS', 'NETLIFY', 'CF_PAGES', 'VERCEL']) {
    expect(readDeployment({ [variable]: 'true' })).toMatchObject({
      site: 'https://www.p2pu.org',
      base: '/',
    });
  }
});

test('a malformed variable is named, with the remedy', () => {
  const malformed = {
    SITE_URL: [
      'learn.example',
      '/relative',
      'ftp://learn.example',
      'https://',
      'https://a.example/b',
    ],
    BASE_PATH: ['no-slash', 'https://a.example', '/a b', '/a/../b', '/a?b', '/ä'],
  };
  for (const [name, values] of Object.entries(malformed)) {
    for (const value of values) {
      expect(() => readDeployment({ [name]: value }), value).toThrow(
        new RegExp(`^${name} is "${value.replace(/[?.]/g, '\\$&')}".*${name}=`),
      );
    }
  }
});
