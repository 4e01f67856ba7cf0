import pLimit from 'p-limit';
import type { LinkRecord } from '../schemas/link.ts';
import { Archives } from './archives/lookup.ts';
import type { CheckOptions } from './check-links.ts';
import { checkOne, NetworkLost } from './check-one.ts';
import { AskError } from './http/ask-error.ts';
import { Unasked } from './http/hosts.ts';
import type { Session } from './http/session.ts';
import { judge } from './judge.ts';
import type { Patch } from './patch.ts';
import { RecordsFile } from './records-file.ts';
import type { Report, Result } from './result.ts';
import { Siblings } from './sibling.ts';

/** So many addresses are at work for each request that may go out at a time. */
const AT_WORK = 2;

/** So many lookups go to the archives at a time. */
const LOOKUPS = 2;

/** One address to check. */
export interface Job {
  address: string;
  record: LinkRecord;
  asked: URL;
}

/** One run: checks the addresses, host by host, and looks for copies of what it has checked. */
export class Run {
  #options: CheckOptions;
  #session: Session;
  #jobs: Job[];
  #file: RecordsFile;
  #archives: Archives;
  #siblings: Siblings;
  #lookups = pLimit(LOOKUPS);
  #report: Report;
  #done = 0;

  constructor(options: CheckOptions, session: Session, jobs: Job[]) {
    const { file, config, today } = options;
    this.#options = options;
    this.#session = session;
    this.#jobs = jobs;
    this.#file = new RecordsFile(file, config.limits.saving);
    this.#archives = new Archives(session);
    this.#siblings = new Siblings(session);
    this.#report = { date: today, results: [], unchecked: [], notes: [], ended: undefined };
  }

  async go(): Promise<Report> {
    const { signal, config } = this.#options;
    const { perHost, total, run } = config.limits;
    const interrupt = () => {
      this.#end('interrupted');
    };
    signal?.addEventListener('abort', interrupt);
    if (signal?.aborted) interrupt();
    const timer = setTimeout(() => {
      this.#end('time');
    }, run);
    try {
      const atWork = pLimit(total * AT_WORK);
      const hosts = new Map<string, ReturnType<typeof pLimit>>();
      await Promise.all(
        this.#jobs.map(async (job) => {
          const { host } = job.asked;
          const limit = hosts.get(host) ?? pLimit(perHost);
          hosts.set(host, limit);
          // A slow host holds up its own addresses, and no others.
          const snapshot = await limit(() => atWork(() => this.#check(job)));
          await snapshot();
        }),
      );
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', interrupt);
      // Also where the run fails by a fault of ours.
      await this.#file.save();
    }
    const { notes, results, unchecked } = this.#report;
    notes.push(...this.#archives.notes.values());
    const byAddress = (one: { address: string }, other: { address: string }) =>
      one.address < other.address ? -1 : 1;
    results.sort(byAddress);
    unchecked.sort(byAddress);
    return this.#report;
  }

  #end(reason: NonNullable<Report['ended']>): void {
    this.#report.ended ??= reason;
    this.#session.stop();
  }

  /** Checks one address, and returns what there is to do then. */
  async #check(job: Job): Promise<() => Promise<void>> {
    const { address, record, asked } = job;
    const leave = (reason: string) => {
      this.#report.unchecked.push({ address, reason });
      this.#tell(address);
      return () => Promise.resolve();
    };
    if (this.#session.signal.aborted) return leave(this.#whyEnded());
    let finding;
    try {
      finding = await checkOne(this.#session, this.#siblings, asked, record);
    } catch (error) {
      if (error instanceof Unasked) return leave(error.message);
      if (error instanceof NetworkLost) this.#end('network');
      else if (!(error instanceof AskError)) throw error;
      return leave(this.#whyEnded());
    }
    const patch = judge(address, record, finding, this.#report.date);
    this.#file.add(address, patch);
    const { outcome, detail, movedTo } = finding;
    const result: Result = {
      address,
      outcome,
      detail,
      before: record.state,
      state: patch.state?.to ?? record.state,
      ...(asked.href === address ? {} : { asked: asked.href }),
      ...(patch.movedTo?.to === undefined || movedTo === undefined ? {} : { movedTo }),
    };
    this.#report.results.push(result);
    this.#tell(address);
    if (record.snapshots) return () => Promise.resolve();
    return () => this.#lookups(() => this.#findCopy(job, result, patch));
  }

  async #findCopy({ address, record }: Job, result: Result, patch: Patch): Promise<void> {
    const { today, save } = this.#options;
    if (this.#session.signal.aborted) return;
    const found = await this.#archives.find(address, record.linked ?? today);
    const snapshot =
      found === undefined && save && result.outcome === 'living'
        ? await this.#archives.save(address)
        : found;
    if (snapshot === undefined || snapshot === 'failed') return;
    result.snapshot = snapshot;
    this.#file.add(address, { ...patch, snapshot });
  }

  #tell(address: string): void {
    this.#done += 1;
    this.#options.onProgress?.({ done: this.#done, total: this.#jobs.length, address });
  }

  #whyEnded(): string {
    const { ended } = this.#report;
    if (ended === 'network') return 'the network went away';
    return ended === 'time' ? 'the time of the run was over' : 'the run was interrupted';
  }
}
