import { z } from 'astro/zod';
import { pageSchema } from '../../schemas/page.ts';
import type { FrontMatter } from './front-matter.ts';
import { findIssues, type SchemaIssue } from './schema-issues.ts';

/** What in the front matter does not fit the schema. */
export function frontMatterIssues({ data }: FrontMatter): SchemaIssue[] {
  if (!data) return [];
  return findIssues(pageSchema, data, {
    write: (key, value) => `${key}: ${value}`,
    placeOf: ([key]) =>
      key === undefined
        ? 'into the front matter, on a line of its own'
        : `on a line of its own below "${String(key)}", two blanks in`,
    keysAt: ([key]) => {
      const inner: unknown = key === undefined ? pageSchema : pageSchema.shape[key as 'cover'];
      const schema = inner instanceof z.ZodOptional ? inner.unwrap() : inner;
      return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
    },
  });
}
