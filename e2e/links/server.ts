import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { certificate } from './certificate.ts';

// A host that does with the bare connection whatever a test wants, HTTP or not.

/** What was asked of the host. */
export interface Asked {
  method: string;
  path: string;
  headers: Record<string, string>;
}

/** How the host answers. */
export class Answer {
  socket: Socket;
  asked: Asked;

  constructor(socket: Socket, asked: Asked) {
    this.socket = socket;
    this.asked = asked;
  }

  /** Answers as it should be. */
  send(
    status: number | string,
    headers: Record<string, string> = {},
    body: string | Buffer = '',
  ): void {
    const bytes = Buffer.from(body);
    const all = { 'Content-Length': String(bytes.length), ...headers };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
    this.raw(
      `HTTP/1.1 ${status}${typeof status === 'number' ? ' Said' : ''}\r\n${lines.join('')}\r\n`,
    );
    if (this.asked.method !== 'HEAD') this.raw(bytes);
  }

  /** Answers with a page. */
  page(html: string, headers: Record<string, string> = {}): void {
    this.send(200, { 'Content-Type': 'text/html; charset=utf-8', ...headers }, html);
  }

  /** Leads elsewhere. */
  redirect(status: number, location: string, headers: Record<string, string> = {}): void {
    this.send(status, { Location: location, ...headers });
  }

  /** Writes as it is, and leaves the connection open. */
  raw(bytes: string | Buffer): void {
    this.socket.write(bytes);
  }

  /** Writes the same again and again, for as long as the other side reads. */
  forever(bytes: string | Buffer): void {
    const go = (): void => {
      while (!this.socket.destroyed && this.socket.write(bytes)) continue;
    };
    this.socket.on('drain', go);
    go();
  }

  /** Writes a little at a time, for as long as the connection stands. */
  drip(bytes: string, pause: number): void {
    const timer = setInterval(() => this.socket.write(bytes), pause);
    this.socket.once('close', () => {
      clearInterval(timer);
    });
  }
}

/** What a host does when it is asked. */
export type Handler = (answer: Answer) => void;

/** A host while it runs. */
export interface Host {
  port: number;
  /** All that was asked of it, in order. */
  log: (Asked & { at: number })[];
  close: () => Promise<void>;
}

/** Where a host listens, and how. */
interface HostOptions {
  at?: string;
  isSecure?: boolean;
  /** What it does with a connection, before anything was asked. */
  onConnection?: (socket: Socket) => void;
}

/**
 * Starts a host.
 *
 * @param serve what it does, by path; where a path is not named, it answers 404
 */
export async function startHost(
  serve: Record<string, Handler>,
  { at = '127.0.0.1', isSecure = false, onConnection }: HostOptions = {},
): Promise<Host> {
  const sockets = new Set<Socket>();
  const log: Host['log'] = [];
  const listener = (socket: Socket): void => {
    sockets.add(socket);
    socket
      .on('error', () => undefined)
      .on('close', () => {
        sockets.delete(socket);
      });
    if (onConnection) {
      onConnection(socket);
      return;
    }
    let head = '';
    socket.on('data', (data: Buffer) => {
      head += data.toString('latin1');
      for (let end = head.indexOf('\r\n\r\n'); end !== -1; end = head.indexOf('\r\n\r\n')) {
        const asked = parse(head.slice(0, end));
        head = head.slice(end + 4);
        log.push({ ...asked, at: Date.now() });
        const handler = serve[asked.path] ?? serve[asked.path.split('?')[0] ?? ''];
        const answer = new Answer(socket, asked);
        if (handler) handler(answer);
        else if (serve['*'] && asked.path !== '/robots.txt') serve['*'](answer);
        else answer.send(404);
      }
    });
  };
  const server: Server = isSecure ? createTlsServer(certificate, listener) : createServer(listener);
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, at, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    log,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function parse(head: string): Asked {
  const [first = '', ...lines] = head.split('\r\n');
  const [method = '', path = ''] = first.split(' ');
  const headers = Object.fromEntries(
    lines.map((line) => {
      const [name = '', ...value] = line.split(': ');
      return [name.toLowerCase(), value.join(': ')];
    }),
  );
  return { method, path, headers };
}
