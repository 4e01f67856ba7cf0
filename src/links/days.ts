/** Milliseconds of a day. */
const DAY = 24 * 60 * 60 * 1000;

/** The day of a moment, as `2026-11-25`; in UTC, so that it is the same wherever the check runs. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** How many days lie between two days; negative where the second is the earlier. */
export function daysBetween(first: string, second: string): number {
  return Math.round((Date.parse(second) - Date.parse(first)) / DAY);
}

/** Whether a text is a day that there is, as `2026-11-25`. */
export function isDay(text: string): boolean {
  const moment = Date.parse(text);
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(moment) && dayOf(new Date(moment)) === text
  );
}
