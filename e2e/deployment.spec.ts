import { parseEnv } from 'node:util';
import { expect, test } from '@playwright/test';
import { readDeployment } from '../src/data/deployment.ts';

test('the deployment is read from the environment, with defaults', () => {
  const defaults = { site: 'https://www.p2pu.org', base: '/', isPreview: false };
  expect(readDeployment({ SITE_URL: '', BASE_PATH: '' })).toEqual(defaults);
  const site = 'https://learn.example:8443';
  const own = readDeployment({ SITE_URL: `${site}/`, BASE_PATH: '/a/b' });
  expect(own).toEqual({ site, base: '/a/b/', isPreview: false });
});

const GITHUB = 'GITHUB_ACTIONS=true GITHUB_REPOSITORY=P2PU/site';
const NETLIFY = 'NETLIFY=true URL=https://learn.example';
const CLOUDFLARE = 'CF_PAGES=1 CF_PAGES_URL=https://7b2f0a12.learn.pages.dev';
const VERCEL = 'VERCEL=1 VERCEL_PROJECT_PRODUCTION_URL=learn.example';

/** Variables that hosts set, and where the site will be. */
const published = [
  [`${GITHUB} GITHUB_EVENT_NAME=push`, 'https://p2pu.github.io', '/site/'],
  ['GITHUB_ACTIONS=true GITHUB_REPOSITORY=p2pu/p2pu.github.io', 'https://p2pu.github.io'],
  [`${NETLIFY} CONTEXT=production DEPLOY_PRIME_URL=https://a.example`, 'https://learn.example'],
  [`${CLOUDFLARE} CF_PAGES_BRANCH=main`, 'https://learn.pages.dev'],
  [`${VERCEL} VERCEL_ENV=production VERCEL_URL=a.example`, 'https://learn.example'],
];

const previews = [
  [`${GITHUB} GITHUB_EVENT_NAME=pull_request`, 'https://p2pu.github.io', '/site/'],
  [`${NETLIFY} CONTEXT=deploy-preview DEPLOY_PRIME_URL=https://a.example`, 'https://a.example'],
  [`${CLOUDFLARE} CF_PAGES_BRANCH=new`, 'https://7b2f0a12.learn.pages.dev'],
  [`${VERCEL} VERCEL_ENV=preview VERCEL_URL=a.example`, 'https://a.example'],
];

test('hosts tell where the site will be, unless a variable of ours does', () => {
  for (const [variables = '', site, base = '/'] of [...published, ...previews]) {
    const env = parseEnv(variables.replaceAll(' ', '\n'));
    const isPreview = previews.some(([preview]) => preview === variables);
    expect(readDeployment(env), variables).toEqual({ site, base, isPreview });
    // SITE_URL takes precedence, and implies the root unless BASE_PATH is set too.
    const own = 'https://own.example';
    expect(readDeployment({ ...env, SITE_URL: own })).toEqual({ site: own, base: '/', isPreview });
    expect(readDeployment({ ...env, BASE_PATH: '/own' }).base).toBe('/own/');
  }
});

test('a malformed variable is named, with the remedy', () => {
  for (const [name, ...values] of [
    ['SITE_URL', 'learn.example', 'ftp://a.example', 'https://', 'https://a.example/b'],
    ['BASE_PATH', 'no-slash', 'https://a.example', '/a b', '/a/../b', '/a?b', '/ä'],
  ]) {
    for (const value of values) {
      const read = () => readDeployment({ [name ?? '']: value });
      expect(read).toThrow(`${name} is "${value}", `);
    }
  }
});
