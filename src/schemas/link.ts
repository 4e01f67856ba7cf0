import { z } from 'astro/zod';
import { normalAddress } from '../links/address.ts';
import { dayOf, isDay } from '../links/days.ts';

/** A day without a time. Some readers of YAML take `2013-05-01` for a date, some for a text. */
const day = z.preprocess(
  (value) => (value instanceof Date && !Number.isNaN(value.valueOf()) ? dayOf(value) : value),
  z.string().refine(isDay, 'write a day, year first: 2026-11-25'),
);

const address = z
  .string()
  .refine((text) => normalAddress(text) !== undefined, 'write a whole address: https://…');

/** Of what a check may find, each in one word. */
export const OUTCOMES = [
  'living',
  'moved',
  'blocked',
  'soft-404',
  'drifted',
  'gone',
  'broken',
] as const;

/** What one check found. */
const check = z.strictObject({
  date: day.meta({ description: 'The day of the check.', example: 'date: 2026-11-25' }),
  outcome: z.enum(OUTCOMES).meta({
    description: 'What it found.',
    example: 'outcome: living',
  }),
  detail: z
    .union([z.string().trim().min(1), z.number()])
    .optional()
    .meta({
      description: 'How it was found: the status, the failure, or where the address leads.',
      example: 'detail: 200',
    }),
});

/** A copy of the page in an archive. */
const snapshot = z.strictObject({
  address: address.meta({
    description: 'Where the copy stands.',
    example: 'address: https://web.archive.org/web/20130501000000/https://p2pu.org/',
  }),
  date: day.meta({ description: 'The day on which it was made.', example: 'date: 2013-05-01' }),
});

/** How an address of others is known to do. */
export const STATES = ['living', 'moved', 'archived', 'gone', 'unchecked'] as const;

/**
 * What is known of one address of others: a record of `src/content/links.yaml`, under the address as
 * the site links it. `npm run links` fills most of it; the editor decides.
 */
export const linkSchema = z
  .strictObject({
    title: z.string().trim().min(1).max(300).optional().meta({
      description: 'The page’s own title. The first check that finds the page fills it in.',
      example: 'title: Learning circles',
    }),
    state: z.enum(STATES).meta({
      description:
        'Whether the page lives, has moved, is to be read in an archive (your decision), is gone, or was not checked yet.',
      example: 'state: unchecked',
    }),
    movedTo: address.optional().meta({
      description: 'Where it has moved to; with the state moved only.',
      example: 'movedTo: https://www.p2pu.org/en/courses/',
    }),
    snapshots: z.array(snapshot).min(1).optional().meta({
      description: 'Copies in archives; the state archived needs one.',
      example:
        'snapshots:\n  - address: https://web.archive.org/web/20130501000000/https://p2pu.org/\n    date: 2013-05-01',
    }),
    linked: day.optional().meta({
      description: 'The day on which the site first linked it.',
      example: 'linked: 2026-11-25',
    }),
    checks: z.array(check).optional().meta({
      description: 'The last checks, the newest last.',
      example: 'checks:\n  - date: 2026-11-25\n    outcome: living\n    detail: 200',
    }),
    note: z.string().trim().min(1).optional().meta({
      description: 'For the eyes of editors.',
      example: 'note: Ask Ana whether the new page says the same.',
    }),
  })
  .superRefine((record, context) => {
    const { state, movedTo, snapshots } = record;
    if (state === 'moved' && movedTo === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['state'],
        message:
          'is moved, but movedTo is missing. Write where the page is now: movedTo: https://…',
      });
    }
    if (state !== 'moved' && movedTo !== undefined) {
      context.addIssue({
        code: 'custom',
        path: ['movedTo'],
        message: `stands with the state moved only; the state is ${state}. Take it out, or write state: moved`,
      });
    }
    if (state === 'archived' && snapshots === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['state'],
        message: 'is archived, but there is no copy. Write at least one below snapshots:',
      });
    }
  });

/** A record, as read. */
export type LinkRecord = z.infer<typeof linkSchema>;

/** What one check found, as a record keeps it. */
export type LinkCheck = z.infer<typeof check>;

/** A copy in an archive. */
export type LinkSnapshot = z.infer<typeof snapshot>;

/** What a check may find. */
export type Outcome = (typeof OUTCOMES)[number];

/** How an address is known to do. */
export type LinkState = (typeof STATES)[number];
