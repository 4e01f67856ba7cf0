import { z } from 'astro/zod';

/** A JSON schema, in which nothing is merely true or false. https://json-schema.org/draft/2020-12 */
interface JsonSchema extends z.core.JSONSchema.JSONSchema {
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
}

/**
 * A table in Markdown of the keys of schemas, each with what it holds: `cover`, and within it
 * `cover.picture`. Nothing if there are none.
 *
 * @param schemas by what is written in front of each key
 */
export function tableOf(schemas: Record<string, z.ZodType>): string {
  const rows = Object.entries(schemas).flatMap(([prefix, schema]) => {
    const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
    return rowsIn(json as JsonSchema, prefix);
  });
  if (rows.length === 0) return '';
  const lines = [['key', 'value', 'required', 'what it is'], ['---', '---', '---', '---'], ...rows];
  return lines.map((cells) => `| ${cells.join(' | ').replaceAll('\n', ' ')} |`).join('\n');
}

function rowsIn({ properties = {}, required = [] }: JsonSchema, prefix: string): string[][] {
  return Object.entries(properties).flatMap(([key, schema]) => {
    const { description = '', default: fallback } = schema;
    const note = fallback === undefined ? '' : ` If left out: \`${JSON.stringify(fallback)}\`.`;
    const isRequired = required.includes(key) ? 'yes' : 'no';
    return [
      [`\`${prefix}${key}\``, describeValue(schema), isRequired, description + note],
      ...rowsIn(schema.items ?? schema, `${prefix}${key}.`),
    ];
  });
}

function describeValue(schema: JsonSchema): string {
  const { type, minLength: min = 1, maxLength: max } = schema;
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(', ');
  if (type === 'array') return schema.items?.properties ? 'list of keys' : 'list of texts';
  if (type === 'object') return 'keys of its own';
  if (type === 'boolean') return '`true` or `false`';
  if (type === 'integer') return `number from ${schema.minimum ?? ''} to ${schema.maximum ?? ''}`;
  // JSON has no dates.
  if (type === undefined) return 'date, `YYYY-MM-DD`';
  return max ? `text, ${min > 1 ? `${min} to` : 'at most'} ${max} characters` : 'text';
}
