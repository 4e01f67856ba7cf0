import type { Records } from './check.ts';
import { startHost, type Host } from './server.ts';

/** The hosts of one test, which end with it. */
export class TestHosts {
  #hosts: Host[] = [];

  async start(...args: Parameters<typeof startHost>): Promise<Host> {
    const host = await startHost(...args);
    this.#hosts.push(host);
    return host;
  }

  async end(records: Records): Promise<void> {
    await Promise.all(this.#hosts.map((host) => host.close()));
    await records.remove();
  }
}
