import { createHash } from 'node:crypto';
import type { Element } from 'hast';
import { visit } from '../support/visits.ts';

import { readUrls } from '../support/urls.ts';
import { parseElements, getText } from '../support/html.ts';
import type { Site, SitePage } from '../support/site.ts';
import type { PageCheck } from './check.ts';

export const csp = {
  name: 'csp',
  description:
    'No request goes to another host, no script runs, the console stays empty, and the policy allows nothing more.',
  kinds: ['page', 'missing', 'redirect'],
  isBaseIndependent: false,
  async run(subject) {
    const { page, site, report } = subject;
    for (const problem of findForbidden(page, site)) report(problem);
    if (page.kind === 'redirect') return '';
    const { origin } = new URL(site.address);
    const visits = await visit(subject);
    for (const { screen, all, problems } of visits) {
      for (const { url, type } of all) {
        if (new URL(url).origin !== origin) report(`request to another host: ${url}`, screen);
        if (type === 'script') report(`request for a script: ${url}`, screen);
      }
      for (const problem of problems) report(problem, screen);
    }
    return `${Math.max(...visits.map(({ all }) => all.length))} requests`;
  },
} as const satisfies PageCheck;

/** Elements that embed, submit or change the base URL. */
const FORBIDDEN = ['iframe', 'frame', 'object', 'embed', 'applet', 'form', 'base', 'fencedframe'];

/** Forbidden content in the HTML, whether or not it has had an effect. */
function findForbidden(page: SitePage, site: Site): string[] {
  const found: string[] = [];
  const elements = parseElements(page.html);
  const own = [new URL(site.address).origin, site.origin];
  for (const { url, tag, isFetched } of readUrls(page)) {
    if (/^(javascript|vbscript|data|blob):/i.test(url))
      found.push(`${tag} has a URL with code: ${url}`);
    else if (isFetched && !own.includes(URL.parse(url)?.origin ?? '')) {
      found.push(`${tag} requests another host: ${url}`);
    }
  }
  for (const element of elements) {
    const { tagName, properties } = element;
    const add = (text: string) => found.push(`<${tagName}> ${text}`);
    if (tagName === 'script' && properties.type !== 'application/ld+json') add('is a script');
    if (FORBIDDEN.includes(tagName)) add('is not allowed');
    if (tagName === 'style' && getText(element).includes('@import'))
      add('imports another style sheet');
    for (const name of Object.keys(properties)) {
      if (/^on[a-z]/i.test(name)) add(`has an event handler, ${name}`);
      if (name === 'style') add('has an inline style, which the policy blocks');
      if (name === 'ping') add('reports clicks with "ping"');
    }
  }
  return [...found, ...findPolicyProblems(elements)];
}

/** The directives of the policy, except style-src: https://www.w3.org/TR/CSP3/ */
const POLICY: Record<string, string> = {
  'default-src': "'none'",
  'img-src': "'self'",
  'font-src': "'self'",
  'manifest-src': "'self'",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'require-trusted-types-for': "'script'",
};

function findPolicyProblems(elements: Element[]): string[] {
  const head = elements.find(({ tagName }) => tagName === 'head');
  const [charset, meta] = (head?.children ?? []).filter((child) => child.type === 'element');
  if (
    !charset?.properties.charSet ||
    meta?.properties.httpEquiv?.toString() !== 'Content-Security-Policy'
  ) {
    return ['the policy does not directly follow the charset'];
  }
  const styles = elements.filter(({ tagName }) => tagName === 'style').map(getText);
  return comparePolicy(String(meta.properties.content), styles);
}

/**
 * What a policy allows too much or too little.
 *
 * @param styles the style sheets that it must allow
 */
export function comparePolicy(policy: string, styles: string[]): string[] {
  const found: string[] = [];
  const directives = new Map(
    policy.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name, sources.join(' ')] as const;
    }),
  );
  for (const [name, expected] of Object.entries(POLICY)) {
    const is = directives.get(name);
    if (is !== expected) found.push(`the policy has ${name} ${is ?? 'nothing'}, not ${expected}`);
    directives.delete(name);
  }
  const hashes = new Set(
    styles.map((css) => `'sha256-${createHash('sha256').update(css).digest('base64')}'`),
  );
  const needed = hashes.size > 0 ? [...hashes].sort().join(' ') : "'none'";
  const allowed = directives.get('style-src')?.split(' ').sort().join(' ') ?? 'nothing';
  if (allowed !== needed) found.push(`the policy has style-src ${allowed}, not ${needed}`);
  directives.delete('style-src');
  for (const name of directives.keys()) found.push(`unexpected policy directive: ${name}`);
  return found;
}
