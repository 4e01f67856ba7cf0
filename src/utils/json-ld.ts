import { site } from '../site.ts';

/** A page on the path from the home page to a page. */
interface Breadcrumb {
  /** Title of the page there. */
  title: string;
  /** Its whole address. */
  address: string;
}

/** What is said of a page. */
export interface PageFacts {
  /** Its title, and the heading where that is another. */
  title: string;
  heading?: string | undefined;
  /** One or two sentences. */
  description: string;
  /** Its whole address. */
  address: string;
  /** Address of the home page. */
  home: string;
  /** Address of its social card. */
  card: string;
  /** Days as `2026-11-24`, where they are known. */
  published?: string | undefined;
  changed?: string | undefined;
  /** The pages from the home page down to it, both included. */
  breadcrumbs: readonly Breadcrumb[];
}

/**
 * The page, and whose it is, for machines that read https://schema.org in JSON-LD. It says nothing
 * that the page does not say to its readers.
 */
export function jsonLd(page: PageFacts) {
  const organisation = { '@id': `${page.home}#organisation` };
  const website = { '@id': `${page.home}#website` };
  const list = { '@id': `${page.address}#breadcrumbs` };
  // The home page has itself alone.
  const hasBreadcrumbs = page.breadcrumbs.length > 1;
  return {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'Organization',
        ...organisation,
        name: site.name,
        alternateName: site.shortName,
        url: site.url,
        foundingDate: String(site.founded),
        logo: `${page.home}icon-512.png`,
      },
      {
        '@type': 'WebSite',
        ...website,
        name: site.name,
        url: page.home,
        inLanguage: site.language,
        publisher: organisation,
      },
      {
        '@type': ['WebPage', 'LearningResource'],
        '@id': `${page.address}#page`,
        name: page.title,
        ...(page.heading && { headline: page.heading }),
        description: page.description,
        url: page.address,
        image: page.card,
        inLanguage: site.language,
        isPartOf: website,
        author: organisation,
        publisher: organisation,
        license: site.licence.url,
        isAccessibleForFree: true,
        ...(page.published && { datePublished: page.published }),
        ...(page.changed && { dateModified: page.changed }),
        ...(hasBreadcrumbs && { breadcrumb: list }),
      },
      ...(hasBreadcrumbs
        ? [{ '@type': 'BreadcrumbList', ...list, itemListElement: listItems(page) }]
        : []),
    ],
  };
}

function listItems({ breadcrumbs }: PageFacts) {
  return breadcrumbs.map(({ title, address }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: title,
    item: address,
  }));
}

/** Data as the text of a script element, which nothing in them can end. */
export function toInlineJson(data: object): string {
  return JSON.stringify(data).replaceAll('<', String.raw`\u003c`);
}
