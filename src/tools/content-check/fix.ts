import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { isUtf8 } from 'node:buffer';
import path from 'node:path';
import { location } from 'vfile-location';
import { readContent } from './content.ts';
import { isText, readEntry } from './entry.ts';
import { findInEntry } from './index.ts';
import { rules } from './rules/index.ts';
import type { Content, ContentOptions, Edit, Entry } from './types.ts';

/** A fix that was applied to an entry. */
export interface AppliedFix {
  file: string;
  /** Its line in the file as it was before. */
  line: number;
  /** What was done: "removed …". */
  done: string;
  rule: string;
}

/** One fix may reveal what another can correct; no text needs more rounds than this. */
const MAX_ROUNDS = 10;

/**
 * Fixes what is mechanical. Each file is written completely or not at all.
 *
 * @param isSelected whether to fix an entry, by its file
 */
export async function fixContent(
  options: ContentOptions,
  isSelected: (file: string) => boolean,
): Promise<AppliedFix[]> {
  const content = await readContent(options, rules);
  const fixes: AppliedFix[] = [];
  for (const entry of content.entries.filter(({ file }) => isSelected(file))) {
    // Characters in another encoding were lost in reading, and writing would lose them for good.
    if (!isUtf8(entry.bytes) || !isText(entry.source)) continue;
    const { text, done } = fixEntry(entry, content);
    if (done.length === 0) continue;
    await replaceFile(path.join(options.folder, entry.file), entry.bytes, text);
    fixes.push(...done);
  }
  return fixes;
}

function fixEntry(original: Entry, content: Content): { text: string; done: AppliedFix[] } {
  const done: AppliedFix[] = [];
  const places = location(original.source);
  const rounds: Edit[][] = [];
  let entry = original;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const edits: Edit[] = [];
    for (const { rule, finding } of findInEntry(entry, content)) {
      const { fix, at = 0 } = finding;
      if (!fix || fix.edits.some((edit) => edits.some((other) => isOverlapping(edit, other))))
        continue;
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

/** The offset that a position had before some edits. */
function offsetBefore(offset: number, edits: Edit[]): number {
  let shift = 0;
  for (const { start, end, text } of edits.toSorted((one, other) => one.start - other.start)) {
    if (start + shift >= offset) break;
    shift += text.length - (end - start);
  }
  return Math.max(0, offset - shift);
}

/** Whether two edits overlap or touch: each would be right only without the other. */
function isOverlapping(one: Edit, other: Edit): boolean {
  return one.start <= other.end && other.start <= one.end;
}

function applyEdits(source: string, edits: Edit[]): string {
  return edits
    .toSorted((one, other) => other.start - one.start)
    .reduce(
      (text, { start, end, text: inserted }) => text.slice(0, start) + inserted + text.slice(end),
      source,
    );
}

/** Replaces a file atomically, unless somebody saved it in the meantime. */
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
