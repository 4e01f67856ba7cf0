import { connect } from 'node:net';
import type { LinksConfig } from '../config.ts';
import { isNoHost } from './ask.ts';

/** So many hosts are tried to find out whether there is a network. */
const MAX_TRIED = 24;

/** So many hosts that were reached are remembered, to be tried where others are not reached. */
const MAX_KEPT = 4;

/** What a host says that is there, but takes no connection. */
const ANSWERS = ['ECONNREFUSED', 'ECONNRESET'];

/** Whether there is a network at all: a host that cannot be found says nothing where none can. */
export class Network {
  #time: number;
  /** Hosts that were reached last, by name and port. */
  #reached = new Map<string, URL>();
  #archives: URL[];
  #question: Promise<boolean> | undefined;

  constructor({ limits, archives, timeGates }: LinksConfig) {
    this.#time = limits.network;
    this.#archives = [
      ...archives.map(({ availability }) => new URL(availability)),
      ...timeGates.map(({ address }) => new URL(address)),
    ];
  }

  /** Takes down that a host has answered. */
  note(address: URL): void {
    this.#reached.delete(address.host);
    this.#reached.set(address.host, address);
    const [oldest = ''] = this.#reached.keys();
    if (this.#reached.size > MAX_KEPT) this.#reached.delete(oldest);
  }

  /** Whether any of the archives and of these hosts can be reached. */
  async isThere(others: Iterable<URL> = this.#reached.values()): Promise<boolean> {
    const hosts = new Map([...others, ...this.#archives].map((address) => [address.host, address]));
    const tried = spread([...hosts.values()]).map(async (address) => {
      await this.#reach(address);
      this.note(address);
    });
    return Promise.any(tried).then(
      () => true,
      () => false,
    );
  }

  /** Whether there is still a network, for all who ask at the same time. */
  async isStillThere(): Promise<boolean> {
    this.#question ??= this.isThere().finally(() => {
      this.#question = undefined;
    });
    return this.#question;
  }

  async #reach(address: URL): Promise<void> {
    if (isNoHost(address)) throw new Error('There is no such host');
    const { hostname, port, protocol } = address;
    return new Promise((resolve, reject) => {
      const socket = connect({
        host: hostname.replace(/^\[|\]$/g, ''),
        port: Number(port || (protocol === 'https:' ? 443 : 80)),
      });
      const timer = setTimeout(() => {
        socket.destroy(new Error('No connection in time'));
      }, this.#time);
      socket
        .once('connect', () => {
          resolve();
          socket.destroy();
        })
        .once('error', (error: NodeJS.ErrnoException) => {
          // A host that takes no connection is there.
          if (ANSWERS.includes(error.code ?? '')) resolve();
          else reject(error);
        })
        .once('close', () => {
          clearTimeout(timer);
        });
    });
  }
}

/** Some of a list, from all over it; of its end, where the archives stand, all. */
function spread<T>(list: T[]): T[] {
  const step = Math.max(1, list.length / MAX_TRIED);
  return list.filter((_, index) => index % step < 1 || index >= list.length - 2);
}
