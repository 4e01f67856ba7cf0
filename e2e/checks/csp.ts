import { hash } from 'node:crypto';
import { load, type CheerioAPI } from 'cheerio';
import { visit } from '../support/visits.ts';
import type { PageCheck } from './check.ts';

export const csp = {
  name: 'csp',
  description:
    'No request goes to another host, no script runs, the console stays empty, and the policy allows nothing more.',
  kinds: ['page', 'missing', 'redirect'],
  isBaseIndependent: false,
  async run(subject) {
    const { page, site, report } = subject;
    const $ = load(page.html);
    for (const element of $(FORBIDDEN)) report(`is not allowed: ${$.html(element).slice(0, 80)}`);
    for (const problem of findPolicyProblems($, page.styles)) report(problem);
    if (page.kind === 'redirect') return;
    const { origin } = new URL(site.address);
    for (const { screen, all, problems } of await visit(subject)) {
      for (const { url, type } of all) {
        if (new URL(url).origin !== origin) report(`request to another host: ${url}`, screen);
        if (type === 'script') report(`request for a script: ${url}`, screen);
      }
      for (const problem of problems) report(problem, screen);
    }
  },
} as const satisfies PageCheck;

/** What runs, embeds or submits something, or asks other hosts, even if the policy stops it. */
const FORBIDDEN =
  'script:not([type="application/ld+json"]), iframe, frame, object, embed, form, base, [ping], [style], [rel="preconnect"], [rel="dns-prefetch"]';

/** The directives of the policy, except style-src: https://www.w3.org/TR/CSP3/ */
const POLICY = [
  "default-src 'none'",
  "img-src 'self'",
  "font-src 'self'",
  "manifest-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
];

function findPolicyProblems($: CheerioAPI, styles: string[]): string[] {
  const policy = $('meta[charset]:first-child + meta[http-equiv="Content-Security-Policy"]');
  return policy.length === 1
    ? comparePolicy(policy.attr('content') ?? '', styles)
    : ['the policy does not directly follow the charset'];
}

/**
 * What a policy allows too much or too little.
 *
 * @param styles the style sheets that it must allow
 */
export function comparePolicy(policy: string, styles: string[]): string[] {
  const hashes = new Set(styles.map((css) => `'sha256-${hash('sha256', css, 'base64')}'`));
  const sources = [...hashes].sort().join(' ') || "'none'";
  const expected = new Set([...POLICY, `style-src ${sources}`]);
  const directives = policy.split(';').map((directive) => {
    const [name = '', ...sources] = directive.trim().split(/\s+/);
    return [name, ...sources.sort()].join(' ');
  });
  return [
    ...directives.filter((one) => !expected.delete(one)).map((one) => `the policy has ${one}`),
    ...[...expected].map((one) => `the policy lacks ${one}`),
  ];
}
