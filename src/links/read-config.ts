import { readFile } from 'node:fs/promises';
import { z } from 'astro/zod';
import { UserError } from '../utils/user-error.ts';
import { config, type Limits, type LinksConfig } from './config.ts';

const positive = z.number().min(0);

const limits = z.strictObject(
  Object.fromEntries(Object.keys(config.limits).map((key) => [key, positive.optional()])) as Record<
    keyof Limits,
    z.ZodOptional<typeof positive>
  >,
);

const schema = z.strictObject({
  limits: limits.optional(),
  userAgent: z.string().min(1).optional(),
  archives: z
    .array(
      z.strictObject({
        name: z.string(),
        availability: z.url(),
        cdx: z.url(),
        copies: z.url(),
        save: z.url(),
      }),
    )
    .optional(),
  timeGates: z.array(z.strictObject({ name: z.string(), address: z.url() })).optional(),
});

/**
 * How to check: as `src/links/config.ts` says, but for what a JSON file of the same keys says otherwise.
 * So another archive can be asked, or a patient host, without a change of the site.
 *
 * @throws {UserError} where the file is not what it should be
 */
export async function readConfig(file: string | undefined): Promise<LinksConfig> {
  if (file === undefined) return config;
  const text = await readFile(file, 'utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UserError(`${file} is no JSON. Write what differs from src/links/config.ts.`);
  }
  const { data, error } = schema.safeParse(value);
  if (!data) {
    const [issue] = error.issues;
    const key = issue?.path.map(String).join('.') ?? '';
    throw new UserError(
      `${file}: ${key === '' ? '' : `"${key}": `}${issue?.message ?? ''}. Its keys are those of src/links/config.ts.`,
    );
  }
  const own = Object.fromEntries(Object.entries(data).filter(([, part]) => part !== undefined));
  const ownLimits = Object.fromEntries(
    Object.entries(data.limits ?? {}).filter(([, limit]) => limit !== undefined),
  );
  return { ...config, ...own, limits: { ...config.limits, ...ownLimits } };
}
