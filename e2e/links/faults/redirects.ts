import { good, page, type Fault } from '../fault.ts';
import type { Handler } from '../server.ts';

const to =
  (status: number, location: string, headers: Record<string, string> = {}): Handler =>
  (answer) => {
    answer.redirect(status, location, headers);
  };

const refresh =
  (content: string): Handler =>
  (answer) => {
    answer.page(`<meta http-equiv="Refresh" content="${content}"><title>One moment</title>`);
  };

/** Where redirects lead, and where not. */
export const redirects: Fault[] = [
  ...[301, 308].map((status): Fault => ({
    name: `moved for good, ${status}`,
    serve: { '/page': to(status, '/new'), '/new': good },
    outcome: 'moved',
    movedTo: '/new',
  })),
  ...[302, 303, 307].map((status): Fault => ({
    name: `elsewhere for now, ${status}`,
    serve: { '/page': to(status, '/new'), '/new': good },
    outcome: 'living',
    detail: /^200 at .*\/new$/,
  })),
  {
    name: 'moved twice, then elsewhere for now',
    serve: {
      '/page': to(301, '/one'),
      '/one': to(308, '/two'),
      '/two': to(302, '/three'),
      '/three': good,
    },
    outcome: 'moved',
    movedTo: '/two',
  },
  {
    name: 'elsewhere for now, then moved',
    serve: { '/page': to(302, '/one'), '/one': to(301, '/two'), '/two': good },
    outcome: 'living',
  },
  {
    name: 'moved to where nothing is',
    serve: { '/page': to(301, '/new') },
    outcome: 'gone',
    detail: /404/,
  },
  {
    name: 'moved to where a server fails',
    serve: {
      '/page': to(301, '/new'),
      '/new': (answer) => {
        answer.send(500);
      },
    },
    outcome: 'broken',
  },
  {
    name: 'a chain of redirects',
    serve: Object.fromEntries([
      ['/page', to(302, '/1')],
      ...Array.from({ length: 8 }, (_, index): [string, Handler] => [
        `/${index + 1}`,
        to(302, `/${index + 2}`),
      ]),
      ['/9', good],
    ]),
    outcome: 'living',
  },
  {
    name: 'a chain without end',
    serve: {
      '*': (answer) => {
        answer.redirect(302, `${answer.asked.path}x`);
      },
    },
    outcome: 'broken',
    detail: /more than 10/,
  },
  {
    name: 'a circle',
    serve: { '/page': to(302, '/other'), '/other': to(302, '/page') },
    outcome: 'broken',
    detail: /circle/,
  },
  {
    name: 'a redirect to itself',
    serve: { '/page': to(301, '/page') },
    outcome: 'broken',
    detail: /circle/,
  },
  {
    name: 'a redirect to itself, but for the fragment',
    serve: { '/page': to(302, '/page#top') },
    outcome: 'broken',
    detail: /circle|more than/,
  },
  {
    name: 'a wall that wants a cookie back',
    serve: {
      '/page': (answer) => {
        if (answer.asked.headers.cookie === 'seen=yes') good(answer);
        else answer.redirect(302, '/page', { 'Set-Cookie': 'seen=yes; Path=/' });
      },
    },
    outcome: 'living',
    title: 'A good page',
  },
  {
    name: 'no Location',
    serve: (answer) => {
      answer.send(302);
    },
    outcome: 'broken',
    detail: /nowhere/,
  },
  {
    name: 'a Location that is none',
    serve: to(302, 'http://[::bad/'),
    outcome: 'broken',
    detail: /nowhere/,
  },
  ...[
    'mailto:a@b.example',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,hi',
    'ftp://h.example/',
  ].map((target): Fault => ({
    name: `a redirect to ${target}`,
    serve: to(302, target),
    outcome: 'broken',
    detail: new RegExp(`leads to ${target.split(':')[0] ?? ''}:`),
  })),
  {
    name: 'a Location in bare UTF-8',
    serve: { '/page': to(302, '/grüße'), '/gr%C3%BC%C3%9Fe': good },
    outcome: 'living',
    detail: /gr%C3%BC%C3%9Fe/,
  },
  {
    name: 'a Location in bare Latin-1',
    serve: {
      '/page': (answer) => {
        answer.raw(
          Buffer.from(
            'HTTP/1.1 302 Found\r\nLocation: /gr\u00fc\u00dfe\r\nContent-Length: 0\r\n\r\n',
            'latin1',
          ),
        );
      },
      '/gr%C3%BC%C3%9Fe': good,
    },
    outcome: 'living',
  },
  {
    name: 'a Location with blanks',
    serve: { '/page': to(302, '/a b'), '/a%20b': good },
    outcome: 'living',
  },
  {
    name: 'a relative Location',
    path: '/a/b',
    serve: { '/a/b': to(301, '../c'), '/c': good },
    outcome: 'moved',
    movedTo: '/c',
  },
  {
    name: 'a Location of a query alone',
    serve: { '/page': to(302, '?b=1'), '/page?b=1': good },
    outcome: 'living',
  },
  {
    name: 'a page that leads on',
    serve: { '/page': refresh("0; URL='/new'"), '/new': good },
    outcome: 'living',
    detail: /\/new$/,
  },
  {
    name: 'pages that lead on in a circle',
    serve: { '/page': refresh('0;url=/other'), '/other': refresh('0;url=/page') },
    outcome: 'broken',
    detail: /circle/,
  },
  { name: 'a page that loads itself anew', serve: refresh('5'), outcome: 'living' },
  {
    name: 'a page that leads on to a script',
    serve: refresh('0;url=javascript:alert(1)'),
    outcome: 'living',
  },
  {
    name: 'a page that leads on where there are no scripts',
    serve: (answer) => {
      answer.page(
        '<title>Page</title><noscript><meta http-equiv="refresh" content="0;url=/none"></noscript>',
      );
    },
    outcome: 'living',
  },
  {
    name: 'a deep address that leads to the root',
    path: '/deep/page',
    serve: { '/deep/page': to(301, '/'), '/': good },
    outcome: 'soft-404',
    detail: /first page/,
  },
  {
    name: 'a deep address that leads to the root for now',
    path: '/deep/page',
    serve: { '/deep/page': to(302, '/en/'), '/en/': good },
    outcome: 'soft-404',
  },
  {
    name: 'the root in another language',
    path: '/',
    serve: { '/': to(302, '/en/'), '/en/': good },
    outcome: 'living',
  },
  {
    name: 'a wall for those who are not logged in',
    serve: { '/page': to(302, '/login?next=/page'), '/login': good },
    outcome: 'blocked',
    detail: /log in/,
  },
  {
    name: 'a page called so differently that it is another',
    serve: {
      '/page': to(301, '/casino'),
      '/casino': (answer) => {
        answer.page(page('Best slots and roulette'));
      },
    },
    record: { title: 'Copyright for educators' },
    outcome: 'drifted',
  },
  {
    name: 'a header that leads on',
    serve: {
      '/page': (answer) => {
        answer.page(page('A page that leads on'), { Refresh: '0; url=/new' });
      },
      '/new': good,
    },
    outcome: 'living',
    detail: /\/new$/,
  },
];
