import { setMaxListeners } from 'node:events';
import type { LinksConfig } from '../config.ts';
import { makeAgents, type Agents } from './ask.ts';
import { Hosts } from './hosts.ts';
import { Network } from './network.ts';

/** What all requests of one run share. */
export interface Session {
  config: LinksConfig;
  agents: Agents;
  hosts: Hosts;
  network: Network;
  /** The rules of each origin's robots.txt, as far as they were asked for. */
  robots: Map<string, Promise<Rules>>;
  /** Ends the run. */
  signal: AbortSignal;
  stop: () => void;
  /** Closes all connections. */
  close: () => void;
}

/** What a robots.txt asks of us. */
export interface Rules {
  allows: (address: URL) => boolean;
}

/** Opens a session for one run. */
export function openSession(config: LinksConfig): Session {
  const controller = new AbortController();
  const { signal } = controller;
  // Each request listens, and there may be many at a time.
  setMaxListeners(0, signal);
  const agents = makeAgents(config.limits);
  return {
    config,
    agents,
    hosts: new Hosts(config.limits, signal),
    network: new Network(config),
    robots: new Map(),
    signal,
    stop: () => {
      controller.abort();
    },
    close: () => {
      controller.abort();
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}
