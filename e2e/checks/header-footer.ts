import { site as siteData } from '../../src/site.ts';
import { decode } from '../support/entry-text.ts';
import { pathOf } from '../support/site.ts';
import { dayOfChange, toDay } from './metadata.ts';
import type { PageCheck } from './check.ts';

export const headerFooter = {
  name: 'header-footer',
  description:
    'The menu has the pages that entries put there, in order; the footer has licence, dates and source; the theme colours are those of the page.',
  kinds: ['page', 'missing'],
  isBaseIndependent: false,
  async run({ page, site, entry, tab: load, report }) {
    const tab = await load();
    const { menu, home, footer, days } = await tab.evaluate(readChrome);
    const expectSame = (what: string, is: unknown, expected: unknown) => {
      if (is !== expected)
        report(`${what} is ${JSON.stringify(is)}, not ${JSON.stringify(expected)}`);
    };
    const entries = site.entries.filter(({ isDraft }) => !isDraft);
    const expected = entries
      .flatMap(({ id, frontMatter }) => {
        const { navigation } = (frontMatter?.data ?? {}) as { navigation?: Navigation };
        return navigation ? [{ ...navigation, path: pathOf(id, site) }] : [];
      })
      .sort((one, other) => one.order - other.order || (one.path < other.path ? -1 : 1))
      .map(
        ({ label, path }) => `${label} ${decode(path)}${path === page.path ? ' (current)' : ''}`,
      );
    expectSame('the menu', menu.join(', '), expected.join(', '));
    expectSame('the address behind the name of the site', home, site.base);

    const { source, licence } = siteData;
    const { published, updated } = (entry?.frontMatter?.data ?? {}) as Record<string, string>;
    const links = [
      `${licence.name} ${licence.url}`,
      ...(entry
        ? [`Edit this page ${source.url}/edit/${source.branch}/src/content/pages/${entry.file}`]
        : []),
      `Source of this site ${source.url}`,
    ];
    expectSame('the list of links in the footer', footer.join(', '), links.join(', '));
    const dates = [
      ['First published', toDay(published)],
      ['Last changed', entry && dayOfChange(entry, site, updated)],
    ].flatMap(([label, day]) => (day ? [`${label} ${day}`] : []));
    expectSame('the list of dates in the footer', days.join(', '), dates.join(', '));

    for (const colorScheme of ['light', 'dark'] as const) {
      await tab.emulateMedia({ colorScheme });
      const { theme, background } = await tab.evaluate(readTheme);
      if (theme === background) continue;
      report(`the browser's bars are ${theme}, but the page is ${background}`, colorScheme);
    }
    return '';
  },
} as const satisfies PageCheck;

interface Navigation {
  label: string;
  order: number;
}

/** Reads the site header and footer. Runs in the browser. */
function readChrome() {
  const list = (selector: string) => [...document.querySelectorAll<HTMLAnchorElement>(selector)];
  const addressOf = ({ href }: HTMLAnchorElement) => {
    const { origin, pathname } = new URL(href);
    return decodeURI(origin === location.origin ? pathname : href);
  };
  const wordsOf = ({ textContent }: Element) => textContent.trim().replaceAll(/\s+/g, ' ');
  const name = (link: HTMLAnchorElement) => `${wordsOf(link)} ${addressOf(link)}`;
  return {
    menu: list('nav[aria-label="Pages"] a').map(
      (link) => name(link) + (link.ariaCurrent === 'page' ? ' (current)' : ''),
    ),
    home: list('header a:not(.skip-link)').map(addressOf)[0],
    footer: list('footer a').map(name),
    days: [...document.querySelectorAll('footer li:has(time)')].map((item) => {
      const time = item.querySelector('time');
      const { dateTime = '', textContent = '' } = time ?? {};
      const format = new Intl.DateTimeFormat(document.documentElement.lang, {
        ...{ dateStyle: 'long', timeZone: 'UTC' },
      });
      const isSame = textContent.trim() === format.format(new Date(dateTime));
      const label = wordsOf(item).split(' ').slice(0, 2).join(' ');
      return `${label} ${dateTime}${isSame ? '' : ` (shown as ${textContent})`}`;
    }),
  };
}

/** Reads the colour of the browser's bars and that of the page. Runs in the browser. */
function readTheme() {
  const swatch = document.createElement('i');
  const metas = [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')];
  swatch.style.color = metas.find(({ media }) => matchMedia(media).matches)?.content ?? '';
  document.body.append(swatch);
  const theme = getComputedStyle(swatch).color;
  swatch.remove();
  return { theme, background: getComputedStyle(document.documentElement).backgroundColor };
}
