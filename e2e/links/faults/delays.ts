import type { Fault } from '../fault.ts';

/** What takes longer than a check waits. */
export const delays: Fault[] = [
  {
    name: 'a question that is never answered',
    serve: () => undefined,
    outcome: 'broken',
    detail: /in time/,
  },
  {
    name: 'headers a byte at a time',
    serve: (answer) => {
      answer.raw('HTTP/1.1 200 OK\r\nX-Slow: ');
      answer.drip('x', 50);
    },
    outcome: 'broken',
    detail: /in time/,
  },
  {
    name: 'Continue, again and again',
    serve: (answer) => {
      answer.drip('HTTP/1.1 100 Continue\r\n\r\n', 20);
    },
    outcome: 'broken',
    detail: /in time/,
  },
  {
    name: 'a body that stops',
    serve: (answer) => {
      answer.raw(
        'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 500\r\n\r\n<title>A',
      );
    },
    outcome: 'broken',
    detail: /in time/,
  },
  {
    name: 'a body a byte at a time',
    serve: (answer) => {
      answer.raw('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>A');
      if (answer.asked.method === 'GET') answer.drip('b', 20);
    },
    outcome: 'broken',
    detail: /in time/,
  },
  {
    name: 'an endless series of slow redirects',
    serve: {
      '*': (answer) => {
        setTimeout(() => {
          answer.redirect(302, `${answer.asked.path}x`);
        }, 250);
      },
    },
    outcome: 'broken',
  },
  {
    name: 'a refusal a byte at a time',
    serve: (answer) => {
      answer.raw('HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nNo');
      if (answer.asked.method === 'GET') answer.drip('o', 20);
    },
    outcome: 'gone',
    detail: /^404$/,
  },
];
