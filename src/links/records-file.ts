import { readFile } from 'node:fs/promises';
import { Document, isMap } from 'yaml';
import { writeAtomically } from './atomic-write.ts';
import { applyPatch, joinPatches, sortRecords, type Patch } from './patch.ts';
import { parseRecords } from './records.ts';

/** How the file is written: as an editor would, and no line broken where it was whole. */
const STYLE = { lineWidth: 0, singleQuote: true } as const;

/** The run has so many times as long for other things as saving takes. */
const REST = 20;

/**
 * Keeps what a run finds, and saves it while the run goes on, so that one that is interrupted loses
 * nothing. The file is read anew before each writing: an editor may have saved it meanwhile.
 */
export class RecordsFile {
  #file: string;
  #interval: number;
  #pending = new Map<string, Patch>();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  /**
   * @param interval how long findings may wait to be saved, in milliseconds
   */
  constructor(file: string, interval: number) {
    this.#file = file;
    this.#interval = interval;
  }

  /** Takes down what was found of an address. It is saved soon. */
  add(address: string, patch: Patch): void {
    this.#pending.set(address, joinPatches(this.#pending.get(address), patch));
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      // A file that is damaged for a moment, while an editor is at it, is tried again; at the end, it is said.
      this.save().catch(() => undefined);
    }, this.#interval);
  }

  /**
   * Saves all that was found so far.
   *
   * @throws {UserError} where the file was damaged or taken away meanwhile; what was found is kept
   */
  async save(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const writing = this.#writing.then(() => this.#write());
    this.#writing = writing.catch(() => undefined);
    return writing;
  }

  async #write(): Promise<void> {
    if (this.#pending.size === 0) return;
    const patches = new Map(this.#pending);
    const start = performance.now();
    await changeRecords(this.#file, ({ document, records, nodes }) => {
      for (const [address, patch] of patches) {
        const [record, node] = [records.get(address), nodes.get(address)];
        if (record && node) applyPatch(document, node, record, patch);
      }
    });
    // Where there are so many records that saving takes its time, it is done less often.
    this.#interval = Math.max(this.#interval, (performance.now() - start) * REST);
    for (const [address, patch] of patches) {
      // What came while the file was written waits for the next time.
      if (this.#pending.get(address) === patch) this.#pending.delete(address);
    }
  }
}

/**
 * Changes the records file as it is at this moment.
 *
 * @throws {UserError} where the file is damaged
 */
export async function changeRecords(
  file: string,
  change: (parsed: ReturnType<typeof parseRecords>) => void,
): Promise<void> {
  const before = await readFile(file, 'utf8');
  const parsed = parseRecords(before, file);
  const { document } = parsed;
  document.contents ??= new Document({}).contents;
  // An empty list is written {}; with records in it, each stands on lines of its own.
  if (isMap(document.contents)) document.contents.flow = false;
  change(parsed);
  sortRecords(document);
  const isEmpty = isMap(document.contents) && document.contents.items.length === 0;
  const after = isEmpty ? before : document.toString(STYLE);
  if (after !== before) await writeAtomically(file, after);
}
