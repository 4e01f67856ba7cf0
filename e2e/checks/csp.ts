import { createHash } from 'node:crypto';
import type { Element } from 'hast';
import { readToTheEnd } from '../support/pages.ts';
import { SITE_URL } from '../support/builds.ts';
import { candidatesOf, elementsOf, textOf } from '../support/html.ts';
import type { Site, SitePage } from '../support/site.ts';
import type { PageCheck } from './check.ts';

/** The page is all there is: no script, no other host, and a policy that sees to it. */
export const csp = {
  name: 'csp',
  description:
    'No request leaves the site, no script runs, nothing is complained of, and the policy allows no more than that.',
  kinds: ['page', 'missing', 'redirect'],
  anywhere: false,
  async run({ open, page, site, report }) {
    let requests = 0;
    lookInto(page, site).forEach(report);
    if (page.kind === 'redirect') return 'no script';
    await open({}, async (tab) => {
      const { origin } = new URL(site.address);
      const heard = new Set<string>();
      tab.on('request', (request) => {
        requests += 1;
        const address = request.url();
        if (new URL(address).origin !== origin)
          heard.add(`${address} is requested from another host`);
        if (request.resourceType() === 'script') heard.add(`${address} is a script`);
      });
      tab.on('requestfailed', (request) => heard.add(`${request.url()} was refused, or failed`));
      tab.on('pageerror', ({ message }) => heard.add(`an error: ${message}`));
      tab.on('console', (message) => {
        // The browser itself reports the status of the page for missing addresses, as it should.
        const isOwn = page.kind === 'missing' && message.location().url === page.url;
        if (!isOwn || !message.text().includes('404')) heard.add(`the console: ${message.text()}`);
      });
      await tab.goto(page.url);
      await readToTheEnd(tab);
      heard.forEach(report);
    });
    return `${requests} requests`;
  },
} as const satisfies PageCheck;

/** Elements that bring another document, script or address with them. */
const FOREIGN = ['iframe', 'frame', 'object', 'embed', 'applet', 'form', 'base', 'fencedframe'];

/** Attributes from which a browser fetches something, by the names that hast has for them. */
const FETCHED = ['src', 'srcSet', 'imageSrcSet', 'poster', 'data', 'background', 'xLinkHref'];

/** What is in a page that should not be, though it may not have done anything yet. */
function lookInto({ html, url, refreshTo = '' }: SitePage, site: Site): string[] {
  const found: string[] = [];
  const elements = elementsOf(html);
  const own = [new URL(site.address).origin, SITE_URL];
  const isForeign = (address: string) => !own.includes(URL.parse(address, url)?.origin ?? '');

  if (isForeign(refreshTo)) found.push(`the page leads on to another host: ${refreshTo}`);

  for (const element of elements) {
    const { tagName, properties } = element;
    const say = (text: string) => found.push(`<${tagName}> ${text}`);
    if (tagName === 'script' && properties.type !== 'application/ld+json') say('is a script');
    if (FOREIGN.includes(tagName)) say('has no place here');
    for (const [name, property] of Object.entries(properties)) {
      const value = String(property);
      if (/^on[a-z]/i.test(name)) say(`has a handler, ${name}`);
      if (name === 'style') say('has a style of its own, which the policy refuses');
      if (name === 'ping') say('reports each click to another address');
      if (/^\s*(javascript|vbscript|data|blob):/i.test(value)) say(`has ${name}="${value}"`);
      // Links are followed by readers; those of the head by browsers.
      if (!FETCHED.includes(name) && !(name === 'href' && tagName !== 'a')) continue;
      const addresses = name.endsWith('Set') ? candidatesOf(value) : [{ address: value }];
      for (const { address } of addresses) {
        if (isForeign(address)) say(`has an address of another host: ${address}`);
      }
    }
    if (tagName !== 'style') continue;
    const css = textOf(element);
    if (css.includes('@import')) say('fetches another style');
    for (const [, address = ''] of css.matchAll(/(?:url\(["']?|["'](?=https?:|\/\/))([^"')]+)/g)) {
      if (isForeign(address)) say(`fetches ${address}`);
    }
  }
  return [...found, ...lookAtPolicy(elements)];
}

/** What the policy must say, besides which styles it allows: https://www.w3.org/TR/CSP3/ */
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

/** What is wrong with a page's policy. */
function lookAtPolicy(elements: Element[]): string[] {
  const found: string[] = [];
  const head = elements.find(({ tagName }) => tagName === 'head');
  const [charset, meta] = (head?.children ?? []).filter((child) => child.type === 'element');
  if (
    !charset?.properties.charSet ||
    meta?.properties.httpEquiv?.toString() !== 'Content-Security-Policy'
  ) {
    return ['the policy is not right behind the charset'];
  }
  const directives = new Map(
    String(meta.properties.content)
      .split(';')
      .map((directive) => {
        const [name = '', ...sources] = directive.trim().split(/\s+/);
        return [name, sources.join(' ')] as const;
      }),
  );
  for (const [name, should] of Object.entries(POLICY)) {
    const is = directives.get(name);
    if (is !== should) found.push(`the policy says ${name} ${is ?? 'nothing'}, not ${should}`);
    directives.delete(name);
  }
  const styles = elements.filter(({ tagName }) => tagName === 'style').map(textOf);
  const hashes = new Set(
    styles.map((css) => `'sha256-${createHash('sha256').update(css).digest('base64')}'`),
  );
  const needed = hashes.size > 0 ? [...hashes].sort().join(' ') : "'none'";
  const allowed = directives.get('style-src')?.split(' ').sort().join(' ') ?? 'nothing';
  if (allowed !== needed) found.push(`the policy says style-src ${allowed}, not ${needed}`);
  directives.delete('style-src');
  for (const name of directives.keys()) found.push(`the policy has a word too many: ${name}`);
  return found;
}
