import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { SITE_URL } from '../support/builds.ts';
import type { SiteCopy } from './site-copy.ts';

/** A change to a copy of a built site that a check must notice. */
export interface Mutation {
  /** What is wrong, in a few words. */
  name: string;
  /** File of the page that is changed; by default the one that uses every Markdown feature. */
  file?: string;
  /** CSS that is added to the page. */
  style?: string;
  /** HTML that is added to the page's article. */
  add?: string;
  /** A string of the page, and what replaces it. */
  replace?: [search: string, replacement: string];
  /** Any other change. */
  apply?: (copy: SiteCopy) => Promise<void>;
  /** Part of the finding that the check must report. */
  expected: string;
}

const FROM_600_TO_1000 = '@media (min-width: 600px) and (max-width: 1000px)';
const DARK = '@media (prefers-color-scheme: dark)';
const BASE = '/p2pu-website/';
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">';
const OLD = 'facilitators.html';
const ARABIC = 'ar/facilitators/index.html';

/** The mutations of each check, by its name. */
export const mutations: Record<string, Mutation[]> = {
  html: [
    {
      name: 'a list in a paragraph',
      add: '<p>Two: <ul><li>Greet.</li></ul></p>',
      expected: 'close-order',
    },
    {
      name: 'a delayed redirect',
      file: OLD,
      replace: ['content="0; ', 'content="30; '],
      expected: 'meta-refresh',
    },
  ],
  text: [
    {
      name: 'a missing space',
      replace: ['Start with <a', 'Start with<a'],
      expected: '; the page has “withhow”  (src/content/pages/facilitators/index.mdx:21:65)',
    },
    {
      name: 'a dropped emphasis',
      replace: ['<em>tea</em>', 'tea'],
      expected: '“tea,” should be in <em>',
    },
    {
      name: 'a link that leads elsewhere',
      replace: ['first-meeting/">your', '">your'],
      expected: `“your first meeting” should be a link to ${BASE}facilitators/first-meeting/, not`,
    },
    {
      name: 'another size of a file',
      replace: ['(PDF, 1', '(PDF, 9'],
      expected: 'is missing or out of order; the page has “9',
    },
    {
      name: 'a picture with the description of another one',
      replace: ['alt="A card"', 'alt="Three bands"'],
      expected: 'the picture should be described as "A card", not described as "Three bands"',
    },
    {
      name: 'a paragraph that is hidden on tablets',
      style: `${FROM_600_TO_1000} { blockquote { display: none } }`,
      expected: '“Nobody is as smart as everybody.” is not shown (display: none)',
    },
  ],
  links: [
    {
      name: 'a changed heading id',
      replace: ['id="what-you-need"', 'id="what-we-need"'],
      expected: `“#what-you-need” in <a> has no target on ${BASE}facilitators/  (src/content/pages/facilitators/index.mdx:22:65)`,
    },
    {
      name: 'a link without the base path',
      add: '<p><a href="/facilitators/">Back</a></p>',
      expected: 'is outside the base path',
    },
  ],
  metadata: [
    {
      name: 'another page’s title',
      replace: ['<title>Facilitators', '<title>Your first meeting'],
      expected: 'title is "Your first meeting',
    },
    {
      name: 'another page’s card',
      apply: async (copy) =>
        copy.write('cards/facilitators.png', await copy.bytes('cards/how-we-learn.png')),
      expected: 'the social card is not the one of this page',
    },
    {
      name: 'a redirect that leads elsewhere, consistently',
      file: OLD,
      replace: [`${BASE}facilitators/`, BASE],
      expected: `address of the redirect is "${BASE}", not "${BASE}facilitators/"`,
    },
    {
      name: 'a page in Arabic that says it is English',
      file: ARABIC,
      replace: ['<html lang="ar"', '<html lang="en"'],
      expected: 'lang is "en", not "ar"',
    },
    {
      name: 'a translation that the original does not name',
      replace: [
        `<link rel="alternate" hreflang="ar" href="${SITE_URL}${BASE}ar/facilitators/">`,
        '',
      ],
      expected: `list of hreflang is "en ${SITE_URL}${BASE}facilitators/, x-default`,
    },
    {
      name: 'a translation of no work',
      file: ARABIC,
      replace: ['"translationOfWork"', '"about"'],
      expected: 'WebPage.translationOfWork is missing',
    },
  ],
  'header-footer': [
    {
      name: 'a page that is not found, in one language',
      file: '404.html',
      replace: ['<li lang="de"', '<li lang="en"'],
      expected: 'the list of home pages is',
    },
    {
      name: 'a menu that leads elsewhere',
      replace: [`<li> <a href="${BASE}facilitators/first-meeting/"`, '<li> <a href="#main"'],
      expected: 'the menu is',
    },
    {
      name: 'breadcrumbs that leave out a page',
      file: 'facilitators/first-meeting/index.html',
      replace: ['<span>Facilitators</span>', '<span>Guides</span>'],
      expected: 'the way down is',
    },
    {
      name: 'a language link that leads to the home page',
      replace: [`<a href="${BASE}ar/facilitators/"`, `<a href="${BASE}"`],
      expected: 'the list of languages is "العربية /p2pu-website/ ar ar"',
    },
    {
      name: 'a label of the menu in no language',
      file: ARABIC,
      replace: ['<span lang="en">', '<span>'],
      expected:
        'the menu is "First meeting (بالإنجليزية) /p2pu-website/facilitators/first-meeting/ ar en',
    },
    {
      name: 'a translation that does not say that nobody has reviewed it',
      file: ARABIC,
      replace: ['class="unreviewed"', 'hidden'],
      expected: 'what is said of the translation is ""',
    },
    {
      name: 'a wrong date in the footer',
      replace: ['<time datetime="2014-06-30">', '<time datetime="2015-06-30">'],
      expected: 'not "First published 2013-05-01, Last changed 2014-06-30"',
    },
    {
      name: 'a browser bar of another colour',
      style: `${DARK} { html { background: #000 } }`,
      expected: "the browser's bars are",
    },
  ],
  csp: [
    {
      name: 'a script in a redirect page',
      file: OLD,
      replace: ['</head>', '<script>location = "/"</script></head>'],
      expected: 'is not allowed: <script>',
    },
    {
      name: 'a preconnect to another host',
      replace: ['</head>', '<link rel="preconnect" href="https://fonts.example"></head>'],
      expected: 'is not allowed: <link rel="preconnect"',
    },
    {
      name: 'an inline style',
      replace: ['<blockquote>', '<blockquote style="color: red">'],
      expected: 'console: Applying inline style violates',
    },
  ],
  weight: [
    {
      name: 'a page too large for one round trip',
      replace: ['<article>', `<!-- ${randomBytes(8000).toString('base64')} --><article>`],
      expected: 'firstResponse',
    },
    {
      name: 'a preload of a font that the text does not need',
      apply: async (copy) => {
        const html = String(await copy.bytes('facilitators/index.html'));
        const at = html.indexOf('<link rel="preload"');
        const preload = html.slice(at, html.indexOf('>', at) + 1);
        await copy.replace('</head>', `${preload}</head>`);
      },
      expected: 'fonts are preloaded, but the text needs',
    },
  ],
  'layout-shift': [
    {
      name: 'pictures without width and height',
      style:
        'img { inline-size: auto !important; block-size: auto !important; aspect-ratio: auto !important }',
      replace: [' width="', ' data-width="'],
      expected: 'CLS',
    },
    {
      name: 'an animation on phones only',
      style:
        '@keyframes turn { to { rotate: 1turn } } @media (width < 30rem) { h1 { animation: turn 2s } }',
      expected: 'the styles move something: animation',
    },
  ],
  images: [
    {
      name: 'a truncated file',
      apply: async (copy) => {
        const file = await copy.candidate('480w');
        const bytes = await copy.bytes(file);
        await copy.write(file, bytes.subarray(0, bytes.length / 2));
      },
      expected: 'cannot be decoded',
    },
    {
      name: 'another picture in one format of one width',
      apply: async (copy) => {
        const file = await copy.candidate('480w');
        const turned = sharp(await copy.bytes(file)).negate({ alpha: false });
        await copy.write(file, await turned.avif().toBuffer());
      },
      expected: 'does not look like its original',
    },
    {
      name: 'sizes that are wrong on large screens only',
      replace: ['sizes="', 'sizes="(min-width: 1400px) and (max-width: 1800px) 40px, '],
      expected: 'sizes says 40 px, but the picture is',
    },
    {
      name: 'a gallery in one column on large screens',
      style: '@media (min-width: 60em) { .gallery { display: block } }',
      expected: '(picture “Chalk on a board”',
    },
    {
      name: 'a picture below the first view that loads eagerly',
      replace: ['loading="lazy"', 'loading="eager"'],
      expected: 'is not lazy-loaded',
    },
  ],
  accessibility: [
    {
      name: 'low contrast on tablets only',
      style: `${FROM_600_TO_1000} { main p { color: #b9b9b0 } }`,
      expected: ':1  (601 px)',
    },
    {
      name: 'text that is invisible with forced colours',
      style:
        '@media (forced-colors: active) { main p { forced-color-adjust: none; color: Canvas } }',
      expected: 'has a contrast ratio of 1.00:1  (forced colours',
    },
    {
      name: 'pictures that vanish in the dark',
      style: `${DARK} { img { opacity: 0.03 } }`,
      expected: 'the picture “A card” is at opacity 0.03  (dark',
    },
    {
      name: 'list markers in the colour of the ground',
      style: 'article li::marker { color: #fcfbf6 !important }',
      expected: '<li>::marker “Greet.” has a contrast ratio of 1.00:1',
    },
  ],
  keyboard: [
    {
      name: 'no focus ring on a phone',
      style: '@media (max-width: 30em) { main :focus { outline: none !important } }',
      expected: 'has no focus ring with a contrast of 3:1  (320 px)',
    },
    {
      name: 'a focus ring that is cut off',
      add: `<p class="under"><a href="${BASE}">Under</a></p>`,
      style: '.under { overflow: hidden } .under a { display: block }',
      expected: '“Under” has a focus ring that is cut off',
    },
  ],
  pointer: [
    {
      name: 'a page that cannot be scrolled',
      style: 'html, body { overflow: hidden; block-size: 100% }',
      expected: 'the wheel does not scroll the page to its end',
    },
    {
      name: 'text under a header that stays',
      style: '.site-header { position: sticky; inset-block-start: 0; z-index: 1 }',
      expected: '#what-you-need leads to a place that <header',
    },
    {
      name: 'a link under something transparent',
      add: `<p class="under"><a href="${BASE}">Under</a></p>`,
      style:
        '.under { position: relative } .under::after { content: ""; position: absolute; inset: 0 }',
      expected: '<a> “Under” cannot be clicked',
    },
    {
      name: 'an address of something hidden',
      add: '<p id="old" hidden>Old.</p>',
      expected: '#old leads to something that is not shown',
    },
  ],
  reflow: [
    {
      name: 'a picture that is too wide on tablets only',
      style:
        '@media (min-width: 500px) and (max-width: 700px) { figure img { max-inline-size: none; inline-size: 720px } }',
      expected: 'extends beyond the screen  (501 px)',
    },
    {
      name: 'words broken anywhere',
      style: 'main p { word-break: break-all }',
      expected: 'is broken across lines',
    },
    {
      name: 'long words that do not break',
      style: 'body { overflow-wrap: normal }',
      expected: 'would not break, but leave the screen  (320 px)',
    },
    {
      name: 'text in reversed visual order',
      add: '<div class="turned"><p>The end.</p><p>The start.</p></div>',
      style: '.turned { display: flex; flex-direction: column-reverse }',
      expected: '“The start.” is placed before',
    },
  ],
  print: [
    {
      name: 'dark mode in print',
      style: `${DARK} { main p { color: #bbb !important } }`,
      expected: 'the print differs in the dark scheme',
    },
    {
      name: 'a sheet for each paragraph',
      style: '@media print { p { break-after: page } }',
      expected: 'over the limit of',
    },
    {
      name: 'a line that the sheet cuts off',
      style: '@media print { footer p { white-space: nowrap } }',
      expected: 'is wider than the sheet, which cuts it off',
    },
    {
      name: 'white text in print',
      style: '@media print { blockquote p { color: #fff !important } }',
      expected: 'is too faint on white paper',
    },
  ],
  'no-script': [
    {
      name: 'a style that depends on JavaScript',
      style: '@media (scripting: none) { article { opacity: 0.5 } }',
      expected: 'styles depend on JavaScript',
    },
    {
      name: 'text that overlaps when a picture is missing',
      style:
        'figure { position: relative } figcaption { position: absolute; inset-block-end: 100% }',
      expected: '(390 px, without fonts and pictures)',
    },
  ],
  addresses: [
    {
      name: 'a missing page',
      apply: (copy) => copy.remove('facilitators/first-meeting/index.html'),
      expected: 'the page is missing  (src/content/pages/facilitators/first-meeting.mdx)',
    },
    {
      name: 'a missing redirect',
      apply: (copy) => copy.remove(OLD),
      expected: `the redirect to ${BASE}facilitators/ is missing`,
    },
    {
      name: 'a sitemap that knows no translations',
      file: 'sitemap-0.xml',
      replace: [' hreflang="ar"', ' hreflang="es"'],
      expected: `are “en ${SITE_URL}${BASE}facilitators/, es ${SITE_URL}${BASE}ar/facilitators/,`,
    },
  ],
  files: [
    {
      name: 'an animation in the favicon',
      apply: (copy) => copy.write('favicon.svg', `${SVG}<rect><animate/></rect></svg>`),
      expected: '/favicon.svg  files  has <animate>',
    },
    {
      name: 'the source of a draft',
      apply: (copy) => copy.write('_astro/not-ready.mdx', '---\ntitle: Not ready\n---\n'),
      expected: '/_astro/not-ready.mdx  files  no page asks for this file',
    },
    {
      name: 'a file for download that was changed',
      apply: (copy) => copy.write('facilitators/checklist.pdf', '%PDF-1.4'),
      expected: '/facilitators/checklist.pdf  files  is not the file beside its page',
    },
    {
      name: 'headers that let others frame the pages',
      file: '_headers',
      replace: ["; frame-ancestors 'none'", ''],
      expected: 'lets other sites frame the pages',
    },
  ],
};
