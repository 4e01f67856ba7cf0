import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { isUtf8 } from 'node:buffer';
import path from 'node:path';
import { location } from 'vfile-location';
import { readContent } from './content.ts';
import { isText, readEntry } from './entry.ts';
import { findInEntry } from './index.ts';
import { rules } from './rules/index.ts';
import type { Content, ContentOptions, Entry, Fix } from './types.ts';

/** A fix that was applied to an entry. */
export interface AppliedFix {
  file: string;
  /** Its line in the text to which the fix was applied. */
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
  let entry = original;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const { file, source } = entry;
    const places = location(source);
    const fixes: Fix[] = [];
    for (const { rule, finding } of findInEntry(entry, content)) {
      const { fix } = finding;
      if (!fix || fixes.some((other) => isOverlapping(fix, other))) continue;
      fixes.push(fix);
      const line = places.toPoint(finding.at)?.line ?? 1;
      done.push({ file, line, done: fix.done, rule: rule.name });
    }
    if (fixes.length === 0) break;
    entry = readEntry(file, Buffer.from(applyFixes(source, fixes)), rules);
  }
  return { text: entry.source, done: done.sort((one, other) => one.line - other.line) };
}

/** Whether two fixes overlap or touch: each would be right only without the other. */
function isOverlapping(one: Fix, other: Fix): boolean {
  return one.start <= other.end && other.start <= one.end;
}

function applyFixes(source: string, fixes: Fix[]): string {
  return fixes
    .toSorted((one, other) => other.start - one.start)
    .reduce((text, fix) => text.slice(0, fix.start) + fix.text + text.slice(fix.end), source);
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
