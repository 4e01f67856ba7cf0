import { site } from '../site.ts';

/** A page, as it is described to machines. All addresses are complete. */
export interface PageFacts {
  title: string;
  /** The heading, if it differs from the title. */
  heading?: string | undefined;
  description: string;
  /** BCP 47 code. */
  language: string;
  address: string;
  /** Address of the page that it is a translation of. */
  original?: string | undefined;
  /** Address of the home page. */
  home: string;
  /** Address of the social card. */
  card: string;
  /** Days as `2026-11-24`, where they are known. */
  published?: string | undefined;
  changed?: string | undefined;
  /** The pages from the home page down to this one, both included. */
  breadcrumbs: readonly { title: string; address: string }[];
}

/**
 * The page and its publisher as JSON-LD, in the terms of https://schema.org. It says nothing that the
 * page does not say to its readers.
 */
export function jsonLd(page: PageFacts) {
  const organisation = { '@id': `${page.home}#organisation` };
  const website = { '@id': `${page.home}#website` };
  const list = { '@id': `${page.address}#breadcrumbs` };
  // The home page's only breadcrumb is itself.
  const hasBreadcrumbs = page.breadcrumbs.length > 1;
  const breadcrumbs = {
    '@type': 'BreadcrumbList',
    ...list,
    itemListElement: page.breadcrumbs.map(({ title, address }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: title,
      item: address,
    })),
  };
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
        inLanguage: page.language,
        ...(page.original && { translationOfWork: { '@id': `${page.original}#page` } }),
        isPartOf: website,
        author: organisation,
        publisher: organisation,
        license: site.licence.url,
        isAccessibleForFree: true,
        ...(page.published && { datePublished: page.published }),
        ...(page.changed && { dateModified: page.changed }),
        ...(hasBreadcrumbs && { breadcrumb: list }),
      },
      ...(hasBreadcrumbs ? [breadcrumbs] : []),
    ],
  };
}

/** Data as the text of a script element, which nothing in the data can end. */
export function toInlineJson(data: object): string {
  return JSON.stringify(data).replaceAll('<', String.raw`\u003c`);
}
