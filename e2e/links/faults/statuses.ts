import type { Handler } from '../server.ts';
import type { Outcome } from '../../../src/schemas/link.ts';
import { good, page, type Fault } from '../fault.ts';

const outcomes: [number, Outcome][] = [
  [202, 'living'],
  [203, 'living'],
  [206, 'living'],
  [300, 'broken'],
  [304, 'broken'],
  [305, 'broken'],
  [400, 'broken'],
  [401, 'blocked'],
  [403, 'blocked'],
  [404, 'gone'],
  [405, 'broken'],
  [406, 'broken'],
  [407, 'blocked'],
  [410, 'gone'],
  [418, 'broken'],
  [429, 'blocked'],
  [451, 'blocked'],
  [500, 'broken'],
  [501, 'broken'],
  [503, 'broken'],
  [520, 'broken'],
  [599, 'broken'],
  [999, 'blocked'],
];

/** What statuses mean. */
export const statuses: Fault[] = [
  ...outcomes.map(
    ([status, outcome]) =>
      ({
        name: `status ${status}`,
        serve: {
          '/page': (answer) => {
            answer.send(status, { 'Content-Type': 'text/html' }, page('A page'));
          },
        },
        outcome,
      }) satisfies Fault,
  ),
  { name: 'a good page', serve: good, outcome: 'living', detail: /^200$/, title: 'A good page' },
  {
    name: 'no content',
    serve: (answer) => {
      answer.raw('HTTP/1.1 204 No Content\r\n\r\n');
    },
    outcome: 'living',
  },
  {
    name: 'an empty page',
    serve: (answer) => {
      answer.page('');
    },
    outcome: 'living',
  },
  {
    name: 'trouble that passes',
    serve: {
      '/page': later((answer) => {
        answer.send(503);
      }),
    },
    outcome: 'living',
  },
  {
    name: 'too many requests, with seconds',
    serve: {
      '/page': later((answer) => {
        answer.send(429, { 'Retry-After': '1' });
      }),
    },
    outcome: 'living',
  },
  {
    name: 'too many requests, with a date',
    serve: {
      '/page': later((answer) => {
        answer.send(429, { 'Retry-After': new Date(Date.now() + 1000).toUTCString() });
      }),
    },
    outcome: 'living',
  },
  ...['-1', '99999999', 'soon', '1e3', '0', ''].map((wait): Fault => ({
    name: `Retry-After: ${wait}`,
    serve: (answer) => {
      answer.send(429, { 'Retry-After': wait });
    },
    outcome: 'blocked',
  })),
  {
    name: 'a wait of minutes for one page',
    serve: (answer) => {
      answer.send(503, { 'Retry-After': '3600' });
    },
    outcome: 'broken',
  },
];

/** Does something else for the first two times that it is asked. */
function later(first: Handler): Handler {
  let times = 0;
  return (answer) => {
    times += 1;
    (times <= 2 ? first : good)(answer);
  };
}
