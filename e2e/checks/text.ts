import path from 'node:path';
import type { Page } from '@playwright/test';
import { diffArrays } from 'diff';
import { LINK_RECORDS, readLinkRecords } from '../../src/data/link-records.ts';
import { formatPosition, readEntryText, type Piece } from '../support/entry-text.ts';
import { readPageText } from '../support/page-text.ts';
import { DARK, FORCED, lookIn, widthsOf } from '../support/settings.ts';
import { normalizeWords } from '../support/words.ts';
import type { PageCheck } from './check.ts';

export const text = {
  name: 'text',
  description:
    'The page has exactly the words, headings, lists, emphasis, links and pictures that the editor wrote, in order.',
  kinds: ['page'],
  isBaseIndependent: true,
  async run(subject) {
    const { site, entry, report } = subject;
    if (!entry) {
      report('no entry in the sources makes this page');
      return;
    }
    const { records } = await readLinkRecords(path.join(site.source, LINK_RECORDS));
    const expected = toWords(readEntryText({ entry, records, ...site }));
    const tab = await subject.tab();
    const words = toWords(await tab.evaluate(readPageText, 'article'));
    const at = (word: Word | undefined) =>
      formatPosition(entry, word?.offset ?? (word ? 0 : entry.source.length));

    const changes: ReturnType<typeof diffArrays<string>> | undefined = diffArrays(
      expected.map(({ word }) => word),
      words.map(({ word }) => word),
      { maxEditLength: 500 },
    );
    if (!changes) {
      report('the page has other words than its entry', `src/content/pages/${entry.file}`);
      return;
    }
    const pairs: [Word, Word][] = [];
    let [from, to] = [0, 0];
    for (const [index, { value, added, removed }] of changes.entries()) {
      const quoted = `“${value.slice(0, 8).join(' ')}”`;
      const { added: isReplaced, value: other = [] } = changes[index + 1] ?? {};
      if (removed) {
        const instead = isReplaced ? `; the page has “${other.slice(0, 8).join(' ')}”` : '';
        report(`${quoted} is missing or out of order${instead}`, at(expected[from]));
      } else if (added && !changes[index - 1]?.removed) {
        const before = words.slice(Math.max(0, to - 4), to).map(({ word }) => word);
        report(`${quoted} is added after “${before.join(' ')}”`, at(expected[from]));
      } else if (!added) {
        for (const [at, word] of expected.slice(from, from + value.length).entries()) {
          pairs.push([word, words[to + at] ?? word]);
        }
      }
      if (!added) from += value.length;
      if (!removed) to += value.length;
    }
    compareMarks(pairs, (what, word) => {
      report(what, at(word));
    });
    await lookIn([...widthsOf(subject.page), DARK, FORCED], subject, findHiddenText);
  },
} as const satisfies PageCheck;

/** A word, what it is in, and its position in the entry. */
interface Word extends Omit<Piece, 'text'> {
  word: string;
}

/** Joins pieces without a space between them into words. */
function toWords(pieces: Piece[]): Word[] {
  const text = pieces.map((piece) => piece.text).join('');
  const words: Word[] = [];
  let [next, start] = [0, 0];
  for (const { 0: characters, index } of text.matchAll(/\S+/g)) {
    while (start + (pieces[next]?.text.length ?? Infinity) <= index) {
      start += pieces[next]?.text.length ?? 0;
      next += 1;
    }
    const first = pieces[next];
    const marks = new Set<string>();
    let hidden: string | undefined;
    for (let [part, at] = [next, start]; at < index + characters.length; part += 1) {
      const piece = pieces[part];
      if (!piece) break;
      if (piece.text.trim() !== '') for (const mark of piece.marks) marks.add(mark);
      if (piece.text.trim() !== '') hidden ??= piece.hidden;
      at += piece.text.length;
    }
    const offset = first?.offset === undefined ? undefined : first.offset + index - start;
    const word = normalizeWords(characters);
    words.push({
      word,
      marks: [...marks].map(normalizeWords).sort(),
      hidden,
      ...(offset !== undefined && { offset }),
    });
  }
  return words;
}

/** Reports each run of words that are something else than in their entry, or not shown. */
function compareMarks(pairs: [Word, Word][], report: (what: string, first: Word) => void): void {
  const problems = pairs.map(([expected, is]) => {
    const missing = expected.marks.filter((mark) => !is.marks.includes(mark)).join(', ');
    const extra = is.marks.filter((mark) => !expected.marks.includes(mark)).join(', ');
    return [
      ...(is.hidden ? [`is not shown (${is.hidden})`] : []),
      ...(missing ? [`should be ${missing}${extra && `, not ${extra}`}`] : []),
      ...(extra && !missing ? [`should not be ${extra}`] : []),
    ].join(' and ');
  });
  for (const [start, problem] of problems.entries()) {
    const [first] = pairs[start] ?? [];
    if (problem === '' || problem === problems[start - 1] || !first) continue;
    const length = problems.slice(start).findIndex((other) => other !== problem);
    const run = pairs.slice(start, length < 0 ? undefined : start + length);
    const words = run.slice(0, 8).map(([{ word }]) => word);
    const name = first.word === '▣' ? 'the picture' : `“${words.join(' ')}”`;
    report(`${name} ${problem}`, first);
  }
}

/** Finds text that is hidden in the present setting, and why. */
export async function findHiddenText(tab: Page): Promise<string[]> {
  const pieces = await tab.evaluate(readPageText, 'article');
  const hidden = pieces.filter((piece) => piece.hidden !== undefined && piece.text.trim() !== '');
  return hidden.map(
    (piece) => `“${piece.text.trim().slice(0, 60)}” is not shown (${piece.hidden})`,
  );
}
