import { good, page, type Fault } from '../fault.ts';
import type { Handler } from '../server.ts';

const shows =
  (html: string | Buffer, headers: Record<string, string> = {}): Handler =>
  (answer) => {
    answer.send(200, { 'Content-Type': 'text/html', ...headers }, html);
  };

const titled = (title: string): Handler =>
  shows(page(title), { 'Content-Type': 'text/html; charset=utf-8' });

const notFound = [
  'Page not found',
  'Page Not Found (404)',
  'Sorry, this page isn’t available.',
  'The requested URL was not found on this server',
  'Cette page n’existe plus',
  'Strona nie została znaleziona',
  '404',
  'Error 404 (Not Found)!!',
  'Not Found | Example',
  'Acme – Oops! That page can’t be found.',
  'Página no encontrada',
  'Seite nicht gefunden – Schule',
  'Page introuvable',
  'Página não encontrada',
  'Nie znaleziono strony',
  'Pagina nu a fost găsită',
  'Sivua ei löytynyt',
];

const real = [
  'How to write a good 404 page',
  'Lost and not found: a history of lost things',
  'Room 404',
  'Item available',
  'The page',
  'The page of the year',
  'Gone with the wind',
  'What peers found',
];

/** What pages say: titles, charsets, and that they are none. */
export const pages: Fault[] = [
  ...notFound.map((title): Fault => ({
    name: `a page called “${title}”`,
    serve: { '/page': titled(title) },
    outcome: 'soft-404',
  })),
  ...real.map((title): Fault => ({
    name: `a real page called “${title}”`,
    serve: { '/page': titled(title) },
    outcome: 'living',
    title,
  })),
  {
    name: 'a page that says it in its heading',
    serve: { '/page': shows('<title>Acme</title><h1>Page not found</h1>') },
    outcome: 'soft-404',
  },
  {
    name: 'a text that says it',
    serve: { '/page': shows('Page not found', { 'Content-Type': 'text/plain' }) },
    outcome: 'soft-404',
  },
  {
    name: 'a known page about pages that are not found',
    serve: { '/page': titled('Page not found') },
    record: { title: 'Page not found', state: 'living' },
    outcome: 'living',
  },
  {
    name: 'a root that says that it is not found',
    path: '/',
    serve: { '/': titled('Not found') },
    outcome: 'living',
  },
  {
    name: 'the same page at every address',
    serve: {
      '*': (answer) => {
        answer.page(page('Acme', `<p>We looked for it everywhere. ${answer.asked.path}`));
      },
    },
    outcome: 'soft-404',
    detail: /any address/,
  },
  {
    name: 'a host with a page for what is missing, and this one',
    serve: { '/page': titled('This one'), '*': titled('Sorry, nothing here') },
    outcome: 'living',
  },
  {
    name: 'a page with the title of all pages there',
    serve: {
      '/page': shows('<title>Acme</title><p>Peers learn together in circles, once a week.'),
      '*': shows('<title>Acme</title><p>Perhaps you have mistyped the name of this?'),
    },
    outcome: 'living',
  },
  {
    name: 'a domain for sale',
    serve: {
      '/page': shows('<title>acme.example</title><p>This domain is for sale. Buy this domain now!'),
    },
    outcome: 'soft-404',
    detail: /sale/,
  },
  {
    name: 'a wall against robots',
    serve: {
      '/page': (answer) => {
        answer.send(
          403,
          { 'Content-Type': 'text/html', 'cf-mitigated': 'challenge' },
          page('Just a moment...'),
        );
      },
    },
    outcome: 'blocked',
    detail: /robots/,
  },
  {
    name: 'a wall that calls itself trouble',
    serve: {
      '/page': (answer) => {
        answer.send(
          503,
          { 'Content-Type': 'text/html' },
          page('Checking your browser before accessing'),
        );
      },
    },
    outcome: 'blocked',
    detail: /robots/,
  },
  {
    name: 'a wall that calls itself a page',
    serve: { '/page': titled('Just a moment...') },
    outcome: 'blocked',
  },
  {
    name: 'a wall that calls itself missing',
    serve: {
      '/page': (answer) => {
        answer.send(
          404,
          { 'Content-Type': 'text/html', 'cf-mitigated': 'challenge' },
          page('Just a moment...'),
        );
      },
    },
    outcome: 'blocked',
  },
  {
    name: 'a wall that asks for consent',
    serve: { '/page': titled('Before you continue to Acme') },
    outcome: 'blocked',
    detail: /consent/,
  },
  {
    name: 'another title',
    serve: { '/page': titled('Win big at our tables') },
    record: { title: 'Learning circles for everyone' },
    outcome: 'drifted',
    detail: /Win big/,
  },
  {
    name: 'a title with a little more',
    serve: { '/page': titled('Learning circles for everyone, everywhere – P2PU') },
    record: { title: 'Learning Circles for Everyone' },
    outcome: 'living',
  },
  {
    name: 'a title in other letters',
    serve: { '/page': titled('ÉDUCATION  OUVERTE') },
    record: { title: 'Education ouverte' },
    outcome: 'living',
  },
  {
    name: 'a title in Japanese, a little changed',
    serve: { '/page': titled('みんなで学ぶ学習サークル入門') },
    record: { title: 'みんなで学ぶ学習サークル' },
    outcome: 'living',
  },
  {
    name: 'a title in Chinese, and another page',
    serve: { '/page': titled('在线赌场最佳老虎机') },
    record: { title: '开放教育资源与版权指南' },
    outcome: 'drifted',
  },
  {
    name: 'a known page without a title',
    serve: { '/page': shows('<p>Only text.') },
    record: { title: 'Once it had one' },
    outcome: 'living',
  },
  {
    name: 'titles that are none',
    serve: {
      '/page': shows(
        '<!-- <title>A comment</title> --><svg><title>A drawing</title></svg><script>"<title>A script</title>"</script><title>The title</title>',
      ),
    },
    outcome: 'living',
    title: 'The title',
  },
  {
    name: 'signs in a title',
    serve: { '/page': shows('<title>\n  Caf&eacute; &amp;\n  more </title>') },
    outcome: 'living',
    title: 'Café & more',
  },
  {
    name: 'an enormous title',
    serve: { '/page': shows(`<title>${'word '.repeat(100_000)}</title>`) },
    outcome: 'living',
    title: 'word '.repeat(60).trim(),
  },
  {
    name: 'a million elements within each other',
    serve: { '/page': shows(`<title>Deep</title>${'<div>'.repeat(1_000_000)}`) },
    outcome: 'living',
    title: 'Deep',
  },
  {
    name: 'a tag with thousands of attributes',
    serve: {
      '/page': shows(
        `<title>Wide</title><p ${Array.from({ length: 80_000 }, (_, index) => `a${index}`).join(' ')}>`,
      ),
    },
    outcome: 'living',
    title: 'Wide',
  },
  {
    name: 'UTF-16 with a mark',
    serve: {
      '/page': shows(
        Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<title>Žába</title>', 'utf16le')]),
      ),
    },
    outcome: 'living',
    title: 'Žába',
  },
  {
    name: 'UTF-8 with a mark, called something else',
    serve: {
      '/page': shows('\ufeff<title>Žába</title>', {
        'Content-Type': 'text/html; charset=iso-8859-1',
      }),
    },
    outcome: 'living',
    title: 'Žába',
  },
  {
    name: 'a charset in the page',
    serve: {
      '/page': shows(
        Buffer.concat([
          Buffer.from('<meta charset="windows-1250"><title>'),
          Buffer.from([0x8e]),
          Buffer.from('aba</title>'),
        ]),
      ),
    },
    outcome: 'living',
    title: 'Žaba',
  },
  {
    name: 'a charset that nobody knows',
    serve: {
      '/page': shows('<title>Žába</title>', { 'Content-Type': 'text/html; charset=klingon' }),
    },
    outcome: 'living',
    title: 'Žába',
  },
  {
    name: 'Latin-1 called UTF-8',
    serve: {
      '/page': shows(Buffer.from('<title>Caf\u00e9</title>', 'latin1'), {
        'Content-Type': 'text/html; charset=utf-8',
      }),
    },
    outcome: 'living',
    title: 'Café',
  },
  {
    name: 'UTF-8 called UTF-16',
    serve: {
      '/page': shows('<title>Žába</title>', { 'Content-Type': 'text/html; charset=utf-16' }),
    },
    outcome: 'living',
    title: 'Žába',
  },
  {
    name: 'a page that leads on after a million years',
    serve: {
      '/page': shows(
        `<meta http-equiv="refresh" content="${'1'.repeat(400_000)}"><title>Late</title>`,
      ),
    },
    outcome: 'living',
  },
  {
    name: 'UTF-7',
    serve: {
      '/page': shows('<title>Seven</title>', { 'Content-Type': 'text/html; charset=utf-7' }),
    },
    outcome: 'living',
    title: 'Seven',
  },
  {
    name: 'a file',
    serve: {
      '/page': (answer) => {
        answer.send(200, { 'Content-Type': 'application/pdf' }, '%PDF-1.7');
      },
    },
    outcome: 'living',
  },
  {
    name: 'a page of no type',
    serve: {
      '/page': (answer) => {
        answer.send(200, {}, '<title>Untyped</title>');
      },
    },
    outcome: 'living',
    title: 'Untyped',
  },
  {
    name: 'a page of a type that is none',
    serve: {
      '/page': (answer) => {
        answer.send(200, { 'Content-Type': 'html' }, '<title>Typed</title>');
      },
    },
    outcome: 'living',
    title: 'Typed',
  },
  // HEAD
  ...[400, 403, 404, 405, 429, 500, 501, 503].map((status): Fault => ({
    name: `HEAD refused with ${status}`,
    serve: {
      '/page': (answer) => {
        if (answer.asked.method === 'HEAD') answer.send(status);
        else good(answer);
      },
    },
    outcome: 'living',
  })),
  {
    name: 'HEAD that breaks the connection',
    serve: {
      '/page': (answer) => {
        if (answer.asked.method === 'HEAD') answer.socket.resetAndDestroy();
        else good(answer);
      },
    },
    outcome: 'living',
  },
  {
    name: 'HEAD that leads in a circle',
    serve: {
      '/page': (answer) => {
        if (answer.asked.method === 'HEAD') answer.redirect(302, '/page');
        else good(answer);
      },
    },
    outcome: 'living',
  },
  {
    name: 'HEAD that says yes to everything',
    serve: {
      '/page': (answer) => {
        if (answer.asked.method === 'HEAD') answer.page('');
        else answer.send(404);
      },
    },
    outcome: 'gone',
  },
  // robots.txt
  {
    name: 'a robots.txt that asks not to',
    serve: {
      '/robots.txt': (answer) => {
        answer.send(200, {}, 'User-agent: *\nDisallow: /');
      },
      '/page': good,
    },
    outcome: 'blocked',
    detail: /robots\.txt/,
  },
  {
    name: 'a robots.txt that asks us not to',
    serve: {
      '/robots.txt': (answer) => {
        answer.send(200, {}, 'User-agent: p2pu-links\nDisallow: /page\n\nUser-agent: *\nAllow: /');
      },
      '/page': good,
    },
    outcome: 'blocked',
  },
  {
    name: 'a robots.txt that asks others not to',
    serve: {
      '/robots.txt': (answer) => {
        answer.send(200, {}, 'User-agent: BadBot\nDisallow: /');
      },
      '/page': good,
    },
    outcome: 'living',
  },
  {
    name: 'a robots.txt that fails',
    serve: {
      '/robots.txt': (answer) => {
        answer.send(500);
      },
      '/page': good,
    },
    outcome: 'living',
  },
  {
    name: 'a robots.txt that leads in a circle',
    serve: {
      '/robots.txt': (answer) => {
        answer.redirect(302, '/robots.txt');
      },
      '/page': good,
    },
    outcome: 'living',
  },
  {
    name: 'a robots.txt without end',
    serve: {
      '/robots.txt': (answer) => {
        answer.raw('HTTP/1.1 200 OK\r\n\r\nUser-agent: *\nDisallow: /page\n');
        answer.forever('# more\n'.repeat(1000));
      },
      '/page': good,
    },
    outcome: 'blocked',
  },
  {
    name: 'a robots.txt that is a page',
    serve: { '/robots.txt': good, '/page': good },
    outcome: 'living',
  },
];
