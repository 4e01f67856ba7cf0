import { setTimeout as sleep } from 'node:timers/promises';
import pLimit, { type LimitFunction } from 'p-limit';
import type { Limits } from '../config.ts';
import { AskError } from './ask-error.ts';

/** A request that was not made, since its host asks for more time than a run has. */
export class Unasked extends Error {
  override name = 'Unasked';
}

/** After so many connections in a row that did not come about, a host is asked for no more. */
const MAX_SILENT = 4;

/** One host: how many ask it at a time, and when the next may. */
export class Host {
  /** Whether it has never answered to HEAD in time. */
  skipsHead = false;
  #limit: LimitFunction;
  #all: LimitFunction;
  #signal: AbortSignal;
  #notBefore = 0;
  #gap = 0;
  #silent = 0;
  #refusal: string | undefined;

  constructor(perHost: number, all: LimitFunction, signal: AbortSignal) {
    this.#limit = pLimit(perHost);
    this.#all = all;
    this.#signal = signal;
  }

  /** Leaves a pause between two requests, in milliseconds. */
  slowDown(gap: number): void {
    this.#gap = Math.max(this.#gap, gap);
  }

  /** Asks for nothing during the next milliseconds. */
  pause(wait: number): void {
    this.#notBefore = Math.max(this.#notBefore, Date.now() + wait);
  }

  /** Asks for nothing more during this run. */
  close(reason: string): void {
    this.#refusal ??= reason;
  }

  /** Takes down whether a connection came about. */
  note(isSilent: boolean): void {
    this.#silent = isSilent ? this.#silent + 1 : 0;
    if (this.#silent >= MAX_SILENT) this.close('its host takes no connections');
  }

  /**
   * Does some work with the host when its turn has come.
   *
   * @param deadline until when its turn must have come, in milliseconds since 1970
   * @throws {Unasked} where it has not, or the host is closed
   */
  async take<T>(deadline: number, work: () => Promise<T>): Promise<T> {
    return this.#limit(async () => {
      for (;;) {
        if (this.#refusal !== undefined) throw new Unasked(this.#refusal);
        const now = Date.now();
        if (this.#notBefore <= now) break;
        if (this.#notBefore > deadline) throw new Unasked('its host asks for a longer wait');
        await sleep(this.#notBefore - now, undefined, { signal: this.#signal }).catch(() => {
          throw new AskError('stopped', 'the run was ended', true);
        });
      }
      if (this.#gap > 0) this.pause(this.#gap);
      return this.#all(work);
    });
  }
}

/** The hosts of a run. */
export class Hosts {
  #hosts = new Map<string, Host>();
  #limits: Limits;
  #all: LimitFunction;
  #signal: AbortSignal;

  constructor(limits: Limits, signal: AbortSignal) {
    this.#limits = limits;
    this.#all = pLimit(limits.total);
    this.#signal = signal;
  }

  /** The host of an address; each port is one of its own. */
  of({ host }: URL): Host {
    const known = this.#hosts.get(host);
    if (known) return known;
    const added = new Host(this.#limits.perHost, this.#all, this.#signal);
    this.#hosts.set(host, added);
    return added;
  }
}
