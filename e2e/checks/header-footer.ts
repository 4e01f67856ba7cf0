import { directionOf, languages, sayLanguage } from '../../src/languages.ts';
import { site as siteData } from '../../src/site.ts';
import { decodeAddress, pickVersion } from '../../src/utils/addresses.ts';
import { breadcrumbsOf, dataOf, originalOf, pathOf, versionsOf } from '../support/site.ts';
import { dayOfChange, toDay } from './metadata.ts';
import type { Entry } from '../../src/tools/content-check/types.ts';
import type { PageCheck } from './check.ts';

export const headerFooter = {
  name: 'header-footer',
  description:
    'The menu has the pages that entries put there, in order; a page below another has breadcrumbs; the page’s other languages are listed; the footer has licence, dates and source; the theme colours are those of the page.',
  kinds: ['page', 'missing'],
  isBaseIndependent: false,
  async run({ page, site, entry, tab: load, report }) {
    const tab = await load();
    const { language } = entry ?? siteData;
    const words = languages[language];
    const { menu, breadcrumbs, switcher, texts, home, footer, notes, days } = await tab.evaluate(
      readChrome,
      [words.pages, words.languages, words.breadcrumbs] as const,
    );
    const expectSame = (what: string, is: unknown, expected: unknown) => {
      if (is !== expected)
        report(`${what} is ${JSON.stringify(is)}, not ${JSON.stringify(expected)}`);
    };
    const linkTo = (label: string, labelLanguage: string, to: Entry) => {
      const isOwn = to.language === language;
      const note = isOwn ? '' : ` (${sayLanguage(to.language, language)})`;
      const isCurrent = to === entry ? ' (current)' : '';
      const address = decodeAddress(pathOf(to, site));
      return `${label}${note} ${address}${isCurrent} ${labelLanguage} ${isOwn ? '' : to.language}`.trim();
    };
    const expected = [...new Set(site.entries.map(({ name }) => name))]
      .flatMap((name) => pickVersion(versionsOf({ name }, site), language) ?? [])
      .flatMap((entry) => {
        const { navigation } = dataOf(entry, site) as { navigation?: Navigation };
        const isOwn = 'navigation' in (entry.frontMatter?.data ?? {});
        const labelLanguage = isOwn ? entry.language : siteData.language;
        return navigation ? [{ ...navigation, labelLanguage, entry }] : [];
      })
      .sort((one, other) => one.order - other.order || (one.entry.name < other.entry.name ? -1 : 1))
      .map(({ label, labelLanguage, entry }) => linkTo(label, labelLanguage, entry));
    expectSame('the menu', menu.join(', '), expected.join(', '));
    const above = entry ? breadcrumbsOf(entry, site) : [];
    const steps = above.map((one) => {
      const title = String(one.frontMatter?.data?.title);
      return one === entry ? `${title} (current)` : linkTo(title, one.language, one);
    });
    expectSame('the way down', breadcrumbs.join(', '), above.length > 2 ? steps.join(', ') : '');
    const others = entry ? versionsOf(entry, site).filter((one) => one !== entry) : [];
    const choices = others.map((one) => {
      const { language } = one;
      return `${languages[language].name} ${decodeAddress(pathOf(one, site))} ${language} ${language}`;
    });
    expectSame('the list of languages', switcher.join(', '), choices.join(', '));
    if (page.kind === 'missing') {
      const homes = versionsOf({ name: siteData.home }, site).map((one) => {
        const { language } = one;
        const { home } = languages[language].notFound;
        const isOwn = language === siteData.language;
        return `${home} ${decodeAddress(pathOf(one, site))} ${isOwn ? '' : language} ${language} ${directionOf(language)}`;
      });
      expectSame('the list of home pages', texts.sort().join(', '), homes.sort().join(', '));
    }
    const homePage = pickVersion(versionsOf({ name: siteData.home }, site), language);
    expectSame('the address behind the name of the site', home, homePage && pathOf(homePage, site));

    const { source, licence } = siteData;
    const data = entry ? dataOf(entry, site) : {};
    const edit = `${words.edit} ${source.url}/edit/${source.branch}/src/content/pages/${entry?.file}`;
    const links = [
      `${licence.name} ${licence.url}`,
      ...(entry ? [edit] : []),
      `${words.source} ${source.url}`,
    ];
    expectSame('the list of links in the footer', footer.join(', '), links.join(', '));
    const isUnreviewed = entry && originalOf(entry, site) && !data.reviewed;
    expectSame(
      'what is said of the translation',
      notes.join(', '),
      isUnreviewed ? `${words.unreviewed} ${edit}` : '',
    );
    const dates = [
      [words.published, toDay(data.published)],
      [words.changed, entry && dayOfChange(entry, site, data.updated)],
    ].flatMap(([label, day]) => (day ? [`${label} ${day}`] : []));
    expectSame('the list of dates in the footer', days.join(', '), dates.join(', '));

    for (const colorScheme of ['light', 'dark'] as const) {
      await tab.emulateMedia({ colorScheme });
      const { theme, background } = await tab.evaluate(readTheme);
      if (theme === background) continue;
      report(`the browser's bars are ${theme}, but the page is ${background}`, colorScheme);
    }
  },
} as const satisfies PageCheck;

interface Navigation {
  label: string;
  order: number;
}

/** Reads the site header and footer. Runs in the browser. */
function readChrome([pages, languages, breadcrumbs]: readonly [string, string, string]) {
  const list = (selector: string) => [...document.querySelectorAll<HTMLAnchorElement>(selector)];
  const addressOf = ({ href }: HTMLAnchorElement) => {
    const { origin, pathname } = new URL(href);
    return decodeURI(origin === location.origin ? pathname : href);
  };
  const wordsOf = ({ textContent }: Element) => textContent.trim().replaceAll(/\s+/g, ' ');
  const nameInLanguage = (link: HTMLAnchorElement) => {
    const { lang } = link.querySelector<HTMLElement>('[lang]') ?? document.documentElement;
    const isCurrent = link.ariaCurrent === 'page' ? ' (current)' : '';
    return `${name(link)}${isCurrent} ${lang} ${link.hreflang}`.trim();
  };
  const name = (link: HTMLAnchorElement) => `${wordsOf(link)} ${addressOf(link)}`;
  return {
    menu: list(`nav[aria-label="${pages}"] a`).map(nameInLanguage),
    breadcrumbs: [...document.querySelectorAll(`nav[aria-label="${breadcrumbs}"] li`)].map(
      (item) => {
        const link = item.querySelector('a');
        if (link) return nameInLanguage(link);
        return wordsOf(item) + (item.ariaCurrent === 'page' ? ' (current)' : '');
      },
    ),
    switcher: list(`nav[aria-label="${languages}"] a`).map(
      (link) => `${name(link)} ${link.lang} ${link.hreflang}`,
    ),
    texts: list('main a[href]').map((link) => {
      const { lang } = link.closest<HTMLElement>('[lang]') ?? link;
      return `${name(link)} ${link.hreflang} ${lang} ${getComputedStyle(link).direction}`;
    }),
    notes: [...document.querySelectorAll('.unreviewed')].map(
      (note) => `${wordsOf(note)} ${[...note.querySelectorAll('a')].map(addressOf).join(' ')}`,
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
      const label = wordsOf(item).slice(0, -textContent.trim().length).trim();
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
