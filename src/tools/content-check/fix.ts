import { writeFile } from 'node:fs/promises';
import { isUtf8 } from 'node:buffer';
import path from 'node:path';
import { location } from 'vfile-location';
import { readContent } from './content.ts';
import { isText, readEntry } from './entry.ts';
import { findInEntry } from './index.ts';
import type { Content, ContentOptions, Entry, Fix } from './types.ts';

/** One fix may reveal what another can correct; no text needs more rounds than this. */
const MAX_ROUNDS = 10;

/** Fixes what is mechanical in the files that are selected. */
export async function fixContent(options: ContentOptions, isSelected: (file: string) => boolean) {
  const content = await readContent(options);
  const fixes = [];
  for (const entry of content.entries.filter(({ file }) => isSelected(file))) {
    // Characters in another encoding were lost in reading, and writing would lose them for good.
    if (!isUtf8(entry.bytes) || !isText(entry.source)) continue;
    const { text, applied } = fixEntry(entry, content);
    if (applied.length === 0) continue;
    await writeFile(path.join(options.folder, entry.file), text);
    fixes.push(...applied);
  }
  return fixes;
}

function fixEntry(original: Entry, content: Content) {
  const { file } = original;
  /** Each with its line in the text to which it was applied. */
  const applied: { file: string; line: number; done: string; rule: string }[] = [];
  let entry = original;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const places = location(entry.source);
    const fixes: Fix[] = [];
    for (const { rule, at, fix } of findInEntry(entry, content)) {
      // Of two that overlap or touch, each would be right only without the other.
      if (!fix || fixes.some((other) => fix.at <= other.end && other.at <= fix.end)) continue;
      const isWhole = fix.end - fix.at === entry.source.length;
      if (!isWhole && entry.code.some((code) => code.at < fix.end && fix.at < code.end)) continue;
      fixes.push(fix);
      applied.push({ file, line: places.toPoint(at)?.line ?? 1, done: fix.done, rule });
    }
    if (fixes.length === 0) break;
    const fixed = applyFixes(entry.source, fixes);
    entry = readEntry(file, Buffer.from(fixed));
  }
  return { text: entry.source, applied: applied.sort((one, other) => one.line - other.line) };
}

/** Makes replacements in a text, none of which overlap. */
export function applyFixes(source: string, fixes: Fix[]): string {
  return fixes
    .toSorted((one, other) => other.at - one.at)
    .reduce((text, fix) => text.slice(0, fix.at) + fix.text + text.slice(fix.end), source);
}
