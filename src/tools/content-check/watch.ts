import { setTimeout } from 'node:timers/promises';
import { describeError } from '../../utils/user-error.ts';
import type { Report } from './index.ts';

/** What a check found, or why there was none. */
export type Outcome = Report | { failure: string };

/** In milliseconds; programs that save a file in several steps take less between two of them. */
const PAUSE = 100;

/**
 * In milliseconds. Astro writes its collections half a second after a change, and would remember the old
 * ones if it were rendering a page at that moment.
 */
const REST = 800;

/**
 * Checks the content now and after each change: one check at a time, as soon as nothing has changed
 * for a moment, and again if something changed meanwhile. So no report is made of a file half saved.
 *
 * @param check finds the problems
 * @param report is told each outcome, and the files that were changed for it
 */
export function watchContent(
  check: () => Promise<Report>,
  report: (outcome: Outcome, changed: string[]) => void,
) {
  let changed = new Set<string>();
  let changes = 0;
  let lastChange = 0;
  let isSettling = false;
  let latest = settle();

  async function settle(): Promise<Outcome> {
    isSettling = true;
    for (;;) {
      const before = changes;
      await setTimeout(PAUSE);
      if (before !== changes) continue;
      const outcome = await check().catch((error: unknown) => ({ failure: describeError(error) }));
      if (before !== changes) continue;
      isSettling = false;
      report(outcome, [...changed]);
      changed = new Set();
      return outcome;
    }
  }

  return {
    /** Notes that a file was changed, added or deleted. */
    change(file: string) {
      changes += 1;
      lastChange = Date.now();
      changed.add(file);
      if (!isSettling) latest = settle();
    },
    /** The outcome of the last check, once Astro knows of all changes, too. */
    async latest() {
      await latest;
      await setTimeout(Math.max(0, lastChange + REST - Date.now()));
      return latest;
    },
  };
}
