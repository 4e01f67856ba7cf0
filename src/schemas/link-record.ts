import { z } from 'astro/zod';
import { normalizeExternalUrl } from '../utils/addresses.ts';

const day = z.iso.date('write a day, year first: 2026-11-25');

const address = z.string().refine((text) => normalizeExternalUrl(text) !== undefined, {
  error: 'write a full address: https://…',
});

const snapshot = z.strictObject({ address, date: day });

const check = z.strictObject({
  date: day,
  outcome: z.enum(['living', 'moved', 'drifted', 'soft-404', 'gone', 'blocked', 'broken']),
  detail: z.union([z.string(), z.number()]).optional(),
});

/**
 * What is known of one external link: a record in `src/content/links.yaml`, under the address as the
 * site links it. `npm run links` writes it; an editor has the last word.
 */
export const linkRecordSchema = z
  .strictObject({
    /** The page's own title. A later one that is very different may mean another page. */
    title: z.string().optional(),
    /** Where the link leads: to the page itself unless the state is `moved`, `archived` or `gone`. */
    state: z.enum(['living', 'moved', 'archived', 'gone', 'unchecked']).optional(),
    movedTo: address.optional(),
    /** Copies in archives. */
    snapshots: z.array(snapshot).min(1).optional(),
    /** The day on which the site first linked the page; of several copies, the closest is shown. */
    linked: day.optional(),
    /** Checks since the page last responded as it should, the newest last. */
    checks: z.array(check).optional(),
    /** For editors. */
    note: z.string().optional(),
  })
  .refine(({ state, movedTo }) => (state === 'moved') === (movedTo !== undefined), {
    path: ['movedTo'],
    error: 'goes with the state moved. Write both of them, or neither',
  })
  .refine(({ state, snapshots }) => state !== 'archived' || snapshots !== undefined, {
    path: ['state'],
    error: 'is archived, but there is no copy. Add one under snapshots, or change the state',
  });

export type LinkRecord = z.infer<typeof linkRecordSchema>;
export type LinkSnapshot = z.infer<typeof snapshot>;
export type LinkCheck = z.infer<typeof check>;
