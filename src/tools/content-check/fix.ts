import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { isUtf8 } from 'node:buffer';
import path from 'node:path';
import { location } from 'vfile-location';
import { readContent, type Content, type ContentOptions } from './content.ts';
import { isText, readEntry, type Entry } from './entry.ts';
import { findInEntry } from './index.ts';
import type { Edit } from './problem.ts';
import { rules } from './rules/index.ts';

/** What was mended in an entry. */
export interface Mending {
  file: string;
  /** Line at which it stood in the file as it was. */
  line: number;
  /** What was done. */
  done: string;
  rule: string;
}

/** One remedy may lay bare what another can mend; no text needs more rounds than this. */
const MAX_ROUNDS = 10;

/**
 * Mends what is mechanical. Each file is written whole or not at all.
 *
 * @param isMeant whether to mend an entry, by its file
 */
export async function fixContent(
  options: ContentOptions,
  isMeant: (file: string) => boolean,
): Promise<Mending[]> {
  const content = await readContent(options, rules);
  const mendings: Mending[] = [];
  for (const entry of content.entries.filter(({ file }) => isMeant(file))) {
    // In another encoding letters were lost when it was read, and would be lost for good.
    if (!isUtf8(entry.bytes) || !isText(entry.source)) continue;
    const { text, done } = mend(entry, content);
    if (done.length === 0) continue;
    await replaceFile(path.join(options.folder, entry.file), entry.bytes, text);
    mendings.push(...done);
  }
  return mendings;
}

function mend(original: Entry, content: Content): { text: string; done: Mending[] } {
  const done: Mending[] = [];
  const places = location(original.source);
  const rounds: Edit[][] = [];
  let entry = original;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const edits: Edit[] = [];
    for (const { rule, finding } of findInEntry(entry, content)) {
      const { fix, at = 0 } = finding;
      if (!fix || fix.edits.some((edit) => edits.some((other) => overlap(edit, other)))) continue;
      edits.push(...fix.edits);
      const before = rounds.reduceRight((offset, round) => offsetBefore(offset, round), at);
      const line = places.toPoint(before)?.line ?? 1;
      done.push({ file: entry.file, line, done: fix.done, rule: rule.name });
    }
    if (edits.length === 0) break;
    rounds.push(edits);
    const bytes = Buffer.from(applyEdits(entry.source, edits));
    entry = readEntry(entry.file, bytes, content.files, rules);
  }
  return { text: entry.source, done: done.sort((one, other) => one.line - other.line) };
}

/** Where a place was before some edits were made. */
function offsetBefore(offset: number, edits: Edit[]): number {
  let shift = 0;
  for (const { start, end, text } of edits.toSorted((one, other) => one.start - other.start)) {
    if (start + shift >= offset) break;
    shift += text.length - (end - start);
  }
  return Math.max(0, offset - shift);
}

/** Two that touch at one place would each be right without the other only. */
function overlap(one: Edit, other: Edit): boolean {
  return one.start <= other.end && other.start <= one.end;
}

function applyEdits(source: string, edits: Edit[]): string {
  return edits
    .toSorted((one, other) => other.start - one.start)
    .reduce(
      (text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end),
      source,
    );
}

/** Writes beside the file and then takes its place, unless somebody saved it in the meantime. */
async function replaceFile(file: string, before: Uint8Array, text: string): Promise<void> {
  const unfinished = path.join(path.dirname(file), `.${path.basename(file)}.unfinished`);
  try {
    await writeFile(unfinished, text);
    if (!(await readFile(file)).equals(before)) return;
    await rename(unfinished, file);
  } finally {
    await rm(unfinished, { force: true });
  }
}
