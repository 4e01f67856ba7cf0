import { gzipSync, brotliCompressSync, deflateRawSync, deflateSync } from 'node:zlib';
import { good, page, type Fault } from '../fault.ts';

const html = page('Packed and whole', `<p>${'A long text. '.repeat(2000)}`);
/** 50 MB of blanks behind a title. */
const bomb = gzipSync(
  Buffer.concat([Buffer.from('<title>Boom</title>'), Buffer.alloc(50_000_000, ' ')]),
);

const headers = { 'Content-Type': 'text/html' };

/** What is wrong with connections, with HTTP, and with what is packed. */
export const connections: Fault[] = [
  {
    name: 'a connection that is reset',
    serve: ({ socket }) => {
      socket.resetAndDestroy();
    },
    outcome: 'broken',
    detail: /broken off/,
  },
  {
    name: 'a connection that is closed at once',
    serve: ({ socket }) => {
      socket.end();
    },
    outcome: 'broken',
    detail: /broken off/,
  },
  {
    name: 'an answer without status or headers',
    serve: (answer) => {
      answer.socket.end(page('HTTP/0.9'));
    },
    outcome: 'broken',
    detail: /not HTTP/,
  },
  {
    name: 'a status that is no number',
    serve: (answer) => {
      answer.socket.end('HTTP/1.1 OK fine\r\n\r\n');
    },
    outcome: 'broken',
  },
  {
    name: 'a status of four figures',
    serve: (answer) => {
      answer.socket.end('HTTP/1.1 2000 OK\r\n\r\n');
    },
    outcome: 'broken',
  },
  {
    name: 'a status below all that there are',
    serve: (answer) => {
      answer.socket.end('HTTP/1.1 099 OK\r\nContent-Length: 0\r\n\r\n');
    },
    outcome: 'broken',
  },
  {
    name: 'a greeting of another protocol',
    serve: (answer) => {
      answer.socket.end('220 mail.example ESMTP\r\n');
    },
    outcome: 'broken',
  },
  {
    name: 'bytes of chance',
    serve: (answer) => {
      answer.socket.end(Buffer.from([0, 255, 22, 3, 1, 0, 10, 13, 10, 13, 10]));
    },
    outcome: 'broken',
  },
  {
    name: 'another protocol',
    serve: (answer) => {
      answer.socket.end(
        'HTTP/1.1 101 Switching\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
      );
    },
    outcome: 'broken',
  },
  {
    name: 'answers before the answer',
    serve: (answer) => {
      answer.raw('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n');
      good(answer);
    },
    outcome: 'living',
    title: 'A good page',
  },
  {
    name: 'headers that end with LF',
    serve: (answer) => {
      answer.socket.end(
        `HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: 28\n\n<title>Ends of lines</title>`,
      );
    },
    outcome: 'living',
  },
  {
    name: 'a status without words',
    serve: (answer) => {
      answer.socket.end('HTTP/1.1 200\r\nContent-Type: text/html\r\nContent-Length: 1\r\n\r\na');
    },
    outcome: 'living',
  },
  {
    name: 'long headers',
    serve: (answer) => {
      answer.page(page('Long'), { 'X-Long': 'x'.repeat(60_000) });
    },
    outcome: 'living',
  },
  {
    name: 'headers that are too long',
    serve: (answer) => {
      answer.page(page('Long'), { 'X-Long': 'x'.repeat(300_000) });
    },
    outcome: 'broken',
    detail: /too long/,
  },
  {
    name: 'headers without end',
    serve: (answer) => {
      answer.raw('HTTP/1.1 200 OK\r\n');
      answer.forever(`X-More: ${'x'.repeat(4000)}\r\n`);
    },
    outcome: 'broken',
    detail: /too long/,
  },
  {
    name: 'a body without end',
    serve: (answer) => {
      answer.raw('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>Endless</title>');
      if (answer.asked.method === 'GET') answer.forever('more and more '.repeat(1000));
    },
    outcome: 'living',
    title: 'Endless',
  },
  {
    name: 'a file without end',
    serve: (answer) => {
      answer.raw('HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n');
      if (answer.asked.method === 'GET') answer.forever(Buffer.alloc(64 * 1024));
    },
    outcome: 'living',
  },
  {
    name: 'a body shorter than its length',
    serve: (answer) => {
      answer.raw(
        'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n<title>Cut',
      );
      answer.socket.end();
    },
    outcome: 'broken',
    detail: /broken off/,
  },
  {
    name: 'a body longer than its length',
    serve: (answer) => {
      answer.raw(
        'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 20\r\n\r\n<title>Whole</title>and much more',
      );
    },
    outcome: 'living',
    title: 'Whole',
  },
  {
    name: 'chunks that are none',
    serve: (answer) => {
      answer.socket.end(
        'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<title>',
      );
    },
    outcome: 'broken',
  },
  {
    name: 'chunks without an end',
    serve: (answer) => {
      answer.socket.end(
        'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n<title>\r\n',
      );
    },
    outcome: 'broken',
    detail: /broken off/,
  },
  {
    name: 'a body after HEAD',
    serve: (answer) => {
      answer.raw(
        'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 30\r\n\r\n<title>Always a body</title>  ',
      );
    },
    outcome: 'living',
    title: 'Always a body',
  },
  {
    name: 'connections that are kept for one answer only',
    serve: (answer) => {
      good(answer);
      answer.socket.end();
    },
    outcome: 'living',
  },
  {
    name: 'gzip',
    serve: (answer) => {
      answer.send(200, { ...headers, 'Content-Encoding': 'gzip' }, gzipSync(html));
    },
    outcome: 'living',
    title: 'Packed and whole',
  },
  {
    name: 'brotli',
    serve: (answer) => {
      answer.send(200, { ...headers, 'Content-Encoding': 'br' }, brotliCompressSync(html));
    },
    outcome: 'living',
    title: 'Packed and whole',
  },
  {
    name: 'deflate',
    serve: (answer) => {
      answer.send(200, { ...headers, 'Content-Encoding': 'deflate' }, deflateSync(html));
    },
    outcome: 'living',
    title: 'Packed and whole',
  },
  {
    name: 'deflate without its head',
    serve: (answer) => {
      answer.send(200, { ...headers, 'Content-Encoding': 'deflate' }, deflateRawSync(html));
    },
    outcome: 'living',
    title: 'Packed and whole',
  },
  {
    name: 'packed twice',
    serve: (answer) => {
      answer.send(
        200,
        { ...headers, 'Content-Encoding': 'gzip, br' },
        brotliCompressSync(gzipSync(html)),
      );
    },
    outcome: 'living',
    title: 'Packed and whole',
  },
  {
    name: 'an encoding that nobody knows',
    serve: (answer) => {
      answer.page(html, { 'Content-Encoding': 'none' });
    },
    outcome: 'living',
    title: 'Packed and whole',
  },
  {
    name: 'gzip that is cut',
    serve: (answer) => {
      answer.send(200, { ...headers, 'Content-Encoding': 'gzip' }, gzipSync(html).subarray(0, 60));
    },
    outcome: 'broken',
    detail: /unpacked/,
  },
  {
    name: 'gzip that is none',
    serve: (answer) => {
      answer.page(html, { 'Content-Encoding': 'gzip' });
    },
    outcome: 'broken',
    detail: /unpacked/,
  },
  {
    name: 'brotli that is none',
    serve: (answer) => {
      answer.page(html, { 'Content-Encoding': 'br' });
    },
    outcome: 'broken',
    detail: /unpacked/,
  },
  {
    name: 'a little that unpacks to a lot',
    serve: (answer) => {
      answer.send(200, { ...headers, 'Content-Encoding': 'gzip' }, bomb);
    },
    outcome: 'living',
    title: 'Boom',
  },
  {
    name: 'a refusal that never ends',
    serve: (answer) => {
      answer.raw('HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n');
      if (answer.asked.method === 'GET') answer.forever('No. '.repeat(1000));
    },
    outcome: 'gone',
    detail: /^404$/,
  },
  {
    name: 'a refusal that breaks off',
    serve: (answer) => {
      answer.raw('HTTP/1.1 410 Gone\r\nContent-Type: text/html\r\nContent-Length: 900\r\n\r\nNo');
      answer.socket.end();
    },
    outcome: 'gone',
    detail: /^410$/,
  },
  {
    name: 'a refusal that cannot be unpacked',
    serve: (answer) => {
      answer.send(403, { 'Content-Type': 'text/html', 'Content-Encoding': 'gzip' }, 'No');
    },
    outcome: 'blocked',
    detail: /^403$/,
  },
  {
    name: 'Continue without end',
    serve: (answer) => {
      answer.forever('HTTP/1.1 100 Continue\r\n\r\n');
    },
    outcome: 'broken',
    detail: /never comes/,
  },
];
