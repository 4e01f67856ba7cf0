import type { LinkSnapshot } from '../../schemas/link.ts';
import { AskError } from '../http/ask-error.ts';
import { Unasked } from '../http/hosts.ts';
import type { Session } from '../http/session.ts';
import { askAvailability } from './availability.ts';
import { askCdx } from './cdx.ts';
import { Nonsense } from './copy.ts';
import { askToSave } from './save.ts';
import { askTimeGate } from './time-gate.ts';

/** After so many failures in a row an archive is asked no more in this run. */
const MAX_FAILURES = 3;

/** What was asked, and how often in a row it has failed. */
interface Asked {
  name: string;
  failures: number;
}

/** One way to find a copy. */
interface Source extends Asked {
  ask: (address: string, day: string) => Promise<LinkSnapshot | undefined>;
}

/** Looks for copies in the archives. What an archive does wrong is told once, and harms nothing. */
export class Archives {
  /** What went wrong, a sentence for each archive. */
  readonly notes = new Map<string, string>();
  #session: Session;
  #sources: Source[];
  #saver: Asked = { name: '', failures: 0 };

  constructor(session: Session) {
    const { archives, timeGates } = session.config;
    this.#session = session;
    const source = (name: string, ask: Source['ask']): Source => ({ name, ask, failures: 0 });
    this.#sources = [
      ...archives.flatMap((one) => [
        source(one.name, (address, day) => askAvailability(session, one, address, day)),
        source(`${one.name}’s list`, (address, day) => askCdx(session, one, address, day)),
      ]),
      ...timeGates.map((one) =>
        source(one.name, (address, day) => askTimeGate(session, one, address, day)),
      ),
    ];
  }

  /**
   * Looks for the copy closest to a day, in one archive after the other.
   *
   * @returns the copy; undefined where none has one; `failed` where one that was asked could not say
   */
  async find(address: string, day: string): Promise<LinkSnapshot | 'failed' | undefined> {
    let hasFailed = false;
    for (const source of this.#sources) {
      if (source.failures >= MAX_FAILURES) {
        hasFailed = true;
        continue;
      }
      const found = await this.#try(source, () => source.ask(address, day));
      if (found === 'failed') hasFailed = true;
      else if (found) return found;
    }
    return hasFailed ? 'failed' : undefined;
  }

  /** Asks the first archive to make a copy of a page. */
  async save(address: string): Promise<LinkSnapshot | undefined> {
    const [archive] = this.#session.config.archives;
    if (!archive) return undefined;
    const saver = this.#saver;
    saver.name = `${archive.name}, asked to save`;
    if (saver.failures >= MAX_FAILURES) return undefined;
    const saved = await this.#try(saver, () => askToSave(this.#session, archive, address));
    return saved === 'failed' ? undefined : saved;
  }

  async #try(
    source: Asked,
    ask: () => Promise<LinkSnapshot | undefined>,
  ): Promise<LinkSnapshot | 'failed' | undefined> {
    try {
      const found = await ask();
      source.failures = 0;
      return found;
    } catch (error) {
      const isExpected =
        error instanceof AskError || error instanceof Nonsense || error instanceof Unasked;
      if (!isExpected) throw error;
      if (error instanceof AskError && error.failure === 'stopped') return 'failed';
      source.failures += 1;
      if (!this.notes.has(source.name)) {
        this.notes.set(source.name, `${source.name}: ${error.message}.`);
      }
      return 'failed';
    }
  }
}
