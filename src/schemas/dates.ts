import { z } from 'astro/zod';

/** A day without a time. YAML reads `2013-05-01` as a date. */
const day = z.date().optional();

/** When readers could first read the page. */
export const published = day.meta({
  description: 'The day on which the page was first published, year first.',
  example: 'published: 2013-05-01',
});

/** It wins over the day that git knows, which counts a mended comma too. */
export const updated = day.meta({
  description:
    'The day on which the page last changed in what it says. Without it, the day of the last change of its files.',
  example: 'updated: 2026-11-24',
});
