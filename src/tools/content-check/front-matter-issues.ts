import { z } from 'astro/zod';
import { pageSchema } from '../../schemas/page.ts';
import type { FrontMatter } from './front-matter.ts';
import { findIssues, type SchemaIssue } from './schema-issues.ts';

/** Finds where the front matter does not match the schema. */
export function frontMatterIssues({ data }: FrontMatter): SchemaIssue[] {
  if (!data) return [];
  return findIssues(pageSchema, data, {
    kind: 'key',
    write: (key, value) => `${key}: ${value}`,
    placeOf: ([key]) =>
      key === undefined
        ? 'to the front matter, on a line of its own'
        : `on a line of its own below "${String(key)}", indented by two spaces`,
    keysAt: ([key]) => {
      const inner: unknown = key === undefined ? pageSchema : pageSchema.shape[key as 'cover'];
      const schema = inner instanceof z.ZodOptional ? inner.unwrap() : inner;
      return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
    },
  });
}
