import { z } from 'astro/zod';
import { normalizeExternalUrl } from '../utils/addresses.ts';

const day = z.iso.date('should be a day, year first: 2026-11-25');

const address = z.string().refine((text) => normalizeExternalUrl(text) !== undefined, {
  error: 'should be a full address: https://…',
});

const snapshot = z.strictObject({ address, date: day });

const check = z.strictObject({
  date: day,
  outcome: z.enum(['living', 'moved', 'drifted', 'soft-404', 'gone', 'blocked', 'broken']),
  detail: z.coerce.string().optional(),
});

/** A page that has moved may be gone later, and come back to where it was. */
const isGoneOrMoved = (state?: string) => state === 'moved' || state === 'gone';

/** What is known of one external link; src/content/README.md says what each key is for. */
export const linkRecordSchema = z
  .strictObject({
    title: z.string('should be text. Put it in quotation marks').optional(),
    state: z.enum(['living', 'moved', 'archived', 'gone', 'unchecked']).optional(),
    movedTo: address.optional(),
    snapshots: z.array(snapshot).min(1).optional(),
    /** The day on which the site first linked the page: of several copies, the closest is shown. */
    linked: day.optional(),
    /** The checks since the page last responded as it should, the newest last. */
    checks: z.array(check).optional(),
    note: z.string('should be text. Put it in quotation marks').optional(),
  })
  .refine(({ state, movedTo }) => (movedTo ? isGoneOrMoved(state) : state !== 'moved'), {
    path: ['movedTo'],
    error: 'goes with the state moved. Write both of them, or neither',
  })
  .refine(({ state, snapshots }) => state !== 'archived' || snapshots, {
    path: ['state'],
    error: 'is archived, but there is no copy. Add one under snapshots, or change the state',
  });

export type LinkRecord = z.infer<typeof linkRecordSchema>;
export type LinkSnapshot = z.infer<typeof snapshot>;
export type LinkCheck = z.infer<typeof check>;
