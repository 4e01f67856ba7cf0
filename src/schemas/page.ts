import { z } from 'astro/zod';

/**
 * The most characters of a text, and the fewest of a description. Search results cut longer ones:
 * https://developers.google.com/search/docs/appearance/snippet. A heading of 80 takes three lines on
 * a phone.
 */
export const LIMITS = { title: 60, heading: 80, description: { min: 50, max: 160 } };

const text = z.string().trim().min(1);

/** What is said of a picture, in a page's cover and in `<Figure>`. */
export const pictureKeys = {
  picture: text.meta({ description: 'The picture’s file, next to the page.' }),
  alt: text.meta({
    description:
      'What the picture shows, for readers who cannot see it, in at most 150 characters.',
  }),
  caption: text.max(200).optional().meta({ description: 'A line below the picture.' }),
  credit: text
    .max(100)
    .optional()
    .meta({ description: 'Who made the picture, and under which licence.' }),
};

/**
 * The keys between the two `---` lines at the top of a page. Any other key is an error, so that a
 * misspelt one is noticed.
 *
 * A key's `description` is written for whoever writes the page: it is the tooltip in an editor that
 * knows the schema, and a line in the guide.
 */
export const pageSchema = z.strictObject({
  title: text.max(LIMITS.title).meta({
    description:
      'What the page is about, in a few words. Shown in browser tabs, in search results and in small type above the heading.',
  }),
  heading: text.max(LIMITS.heading).optional().meta({
    description: 'The large heading at the top of the page. Without it, the title is the heading.',
  }),
  description: z.string().trim().min(LIMITS.description.min).max(LIMITS.description.max).meta({
    description: 'One or two sentences about the page, which search engines show below the title.',
  }),
  category: text.max(40).optional().meta({
    description:
      'The kind of page. Shown in small type above the heading if the title is the heading.',
  }),
  // One object, so that no cover can be without alternative text.
  cover: z.strictObject(pictureKeys).optional().meta({
    description: 'The large picture at the top of the page.',
  }),
  navigation: z
    .strictObject({
      label: text.max(24).meta({ description: 'The text of the link: one or two words.' }),
      order: z
        .int()
        .min(0)
        .max(999)
        .meta({ description: 'Its place: the page with the smallest number comes first.' }),
    })
    .optional()
    .meta({
      description: 'Adds the page to the menu at the top of every page.',
    }),
  draft: z.boolean().default(false).meta({
    description: 'If true, only npm run dev shows the page, and it is not published.',
  }),
  // YAML reads 2013-05-01 as a date.
  published: z.date().optional().meta({
    description: 'The day on which the page was first published.',
  }),
  // It overrides the day that git knows, which counts a corrected comma too.
  updated: z.date().optional().meta({
    description:
      'The day on which the page’s content last changed. Without it, the day of the last change to its files.',
  }),
  reviewed: z.date().optional().meta({
    description:
      'In a translation: the day on which a native speaker last compared it with the original. Without it, the page says that nobody has.',
  }),
  redirectFrom: z.array(text).min(1).optional().meta({
    description: 'The page’s earlier addresses, which redirect to it.',
  }),
});
