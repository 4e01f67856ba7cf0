import { z } from 'astro/zod';
import { linkSchema } from '../schemas/link.ts';
import { pageSchema } from '../schemas/page.ts';
import { paletteSchemas } from '../schemas/palette.ts';
import type { PaletteExample } from './examples.ts';

/** What the guide needs of a JSON schema. https://json-schema.org/draft/2020-12 */
interface JsonSchema {
  type?: string;
  description?: string;
  example?: string;
  default?: unknown;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  items?: JsonSchema;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
}

/** The keys of the front matter, in Markdown: type, whether needed, default, meaning, example. */
export function keyTable(): string {
  const rows = keysOf(toJsonSchema(pageSchema)).map(({ key, schema, isRequired }) => [
    `\`${key}\``,
    typeOf(schema),
    isRequired ? 'yes' : 'no',
    schema.default === undefined ? '' : `\`${JSON.stringify(schema.default)}\``,
    schema.description ?? '',
    exampleOf(key, schema),
  ]);
  return table(['key', 'type', 'needed', 'default', 'what it is', 'example'], rows);
}

/** The keys of a record of an address, in Markdown: type, whether needed, meaning, example. */
export function recordTable(): string {
  const rows = keysOf(toJsonSchema(linkSchema)).map(({ key, schema, isRequired }) => [
    `\`${key}\``,
    typeOf(schema),
    isRequired ? 'yes' : 'no',
    schema.description ?? '',
    schema.type === 'array' || !schema.example ? '' : `\`${schema.example}\``,
  ]);
  return table(['key', 'type', 'needed', 'what it is', 'example'], rows);
}

/** The palette, in Markdown: each component with its example and what its tag takes. */
export function paletteReference(examples: PaletteExample[]): string {
  return examples
    .map(({ name, source }) => {
      const schema = toJsonSchema(paletteSchemas[name]);
      const parts = name === 'Feedback' ? keysOf(toJsonSchema(paletteSchemas.Remark)) : [];
      const rows = [
        ...keysOf(schema).map((prop) => ({ owner: '', prop })),
        ...parts.map((prop) => ({ owner: 'Remark: ', prop })),
      ].map(({ owner, prop: { key, schema: value, isRequired } }) => [
        `${owner}\`${key}\``,
        typeOf(value),
        isRequired ? 'yes' : 'no',
        value.default === undefined ? '' : `\`${JSON.stringify(value.default)}\``,
        value.description ?? '',
      ]);
      return [
        `### ${name}`,
        schema.description ?? '',
        `\`\`\`mdx\n${source.trim()}\n\`\`\``,
        ...(rows.length > 0
          ? [table(['in the tag', 'type', 'needed', 'default', 'what it is'], rows)]
          : []),
      ].join('\n\n');
    })
    .join('\n\n');
}

function toJsonSchema(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const { def } = zodSchema._zod;
      // A day that some readers of YAML take for a text is made one first.
      const isMade = def.type === 'pipe' && def.in._zod.def.type === 'transform';
      if (def.type === 'date' || isMade) Object.assign(jsonSchema, { type: 'day' });
    },
  }) as JsonSchema;
}

/** The keys of a schema, and those within them: `cover`, `cover.picture`. */
function keysOf(
  schema: JsonSchema,
  before = '',
): { key: string; schema: JsonSchema; isRequired: boolean }[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => [
    {
      key: before + name,
      schema: inner,
      isRequired: schema.required?.includes(name) ?? false,
    },
    ...keysOf(inner.items ?? inner, `${before}${name}.`),
  ]);
}

function typeOf({ type, enum: values, anyOf, minLength, maxLength, ...schema }: JsonSchema) {
  const constants = anyOf?.map((one) => one.const).filter((one) => one !== undefined);
  const choices = values ?? (constants?.length ? constants : undefined);
  if (choices) return choices.map((value) => `\`${String(value)}\``).join(', ');
  if (type === 'array') return schema.items?.properties ? 'list of keys' : 'list of texts';
  if (type === 'object') return 'keys of its own';
  if (type === 'boolean') return '`true` or `false`';
  if (type === 'integer') return `number, ${schema.minimum ?? ''} to ${schema.maximum ?? ''}`;
  if (type === 'day') return 'day, year first';
  const least = minLength !== undefined && minLength > 1 ? `${minLength} to ` : 'at most ';
  return maxLength === undefined ? 'text' : `text, ${least}${maxLength} characters`;
}

/** The line of front matter that shows how it is written; of keys with keys of their own, theirs do. */
function exampleOf(key: string, { example = '', properties }: JsonSchema): string {
  if (properties || example === '') return '';
  const line =
    example.includes(':') && !key.includes('.')
      ? example
      : `${key.split('.').at(-1) ?? ''}: ${example}`;
  return line
    .split('\n')
    .map((part) => `\`${part.trim()}\``)
    .join(' ');
}

function table(head: string[], rows: string[][]): string {
  const write = (cells: string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [write(head), write(head.map(() => '---')), ...rows.map(write)].join('\n');
}
