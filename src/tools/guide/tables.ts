import { z } from 'astro/zod';

/** What a table needs of a JSON schema. https://json-schema.org/draft/2020-12 */
interface JsonSchema {
  /** Missing for a date, of which JSON has none. */
  type?: string;
  description?: string;
  default?: unknown;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  enum?: unknown[];
  items?: JsonSchema;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
}

/** A row of a table of keys, in Markdown. */
type Row = [key: string, value: string, isRequired: string, description: string];

/**
 * The keys of a schema, each with what it holds: `cover`, and within it `cover.picture`.
 *
 * @param prefix what is written in front of each key
 */
export function rowsOf(schema: z.ZodType, prefix = ''): Row[] {
  return rowsIn(
    z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema,
    prefix,
  );
}

function rowsIn({ properties = {}, required = [] }: JsonSchema, prefix: string): Row[] {
  return Object.entries(properties).flatMap(([key, schema]) => {
    const { description = '', default: fallback } = schema;
    const note = fallback === undefined ? '' : ` If left out: \`${JSON.stringify(fallback)}\`.`;
    const isRequired = required.includes(key) ? 'yes' : 'no';
    return [
      [`\`${prefix}${key}\``, describeValue(schema), isRequired, description + note],
      ...rowsIn(schema.items ?? schema, `${prefix}${key}.`),
    ] satisfies Row[];
  });
}

function describeValue(schema: JsonSchema): string {
  const { type, minLength: min = 1, maxLength: max } = schema;
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(', ');
  if (type === 'array') return schema.items?.properties ? 'list of keys' : 'list of texts';
  if (type === 'object') return 'keys of its own';
  if (type === 'boolean') return '`true` or `false`';
  if (type === 'integer') return `number from ${schema.minimum ?? ''} to ${schema.maximum ?? ''}`;
  if (type === undefined) return 'date, `YYYY-MM-DD`';
  return max ? `text, ${min > 1 ? `${min} to` : 'at most'} ${max} characters` : 'text';
}

/** A table of rows, in Markdown. */
export function tableOf(rows: Row[]): string {
  const lines = [['key', 'value', 'required', 'what it is'], ['---', '---', '---', '---'], ...rows];
  return lines.map((cells) => `| ${cells.join(' | ').replaceAll('\n', ' ')} |`).join('\n');
}
