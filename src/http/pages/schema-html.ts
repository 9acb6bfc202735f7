import { html, type Html } from '../../mail/html.ts';

/** The part of JSON Schema 2020-12 that an OpenAPI 3.1 document uses here. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly items?: JsonSchema | boolean;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

const SCHEMA_REF = '#/components/schemas/';
// Schemas written in place can nest; what refers to a named one is a link and ends there.
const DEEPEST = 6;

/** The id of a named schema's place on the page. */
export const schemaAnchor = (name: string): string => `schema-${name.replace(/[^\w.-]/g, '-')}`;

const reference = (ref: string): Html => {
  const name = ref.startsWith(SCHEMA_REF) ? ref.slice(SCHEMA_REF.length) : ref;
  return html`<a href="#${schemaAnchor(name)}">${name}</a>`;
};

const range = (least: number | undefined, most: number | undefined, unit: string): string | null => {
  if (least === undefined && most === undefined) return null;
  if (least === undefined) return `at most ${most}${unit}`;
  if (most === undefined) return `at least ${least}${unit}`;
  return least === most ? `${least}${unit}` : `${least} to ${most}${unit}`;
};

// What a schema library writes for "any safe integer" tells a reader nothing.
const known = (bound: number | undefined): number | undefined =>
  bound === undefined || Math.abs(bound) >= Number.MAX_SAFE_INTEGER ? undefined : bound;

const limitsOf = (schema: JsonSchema): string =>
  [
    schema.format ?? null,
    range(schema.minLength, schema.maxLength, ' characters'),
    range(known(schema.minimum), known(schema.maximum), ''),
    range(schema.minItems, schema.maxItems, ' items'),
    schema.default === undefined ? null : `${JSON.stringify(schema.default)} when absent`,
  ]
    .filter((limit) => limit !== null)
    .join(', ');

const joined = (parts: readonly Html[], between: string): Html =>
  html`${parts.map((part, i) => html`${i > 0 && between}${part}`)}`;

/** What sort of value a schema takes, in a line. */
export const typeLine = (schema: JsonSchema): Html => {
  if (schema.$ref !== undefined) return reference(schema.$ref);
  if (schema.const !== undefined) return html`<code>${JSON.stringify(schema.const)}</code>`;
  if (schema.enum !== undefined)
    return joined(
      schema.enum.map((value) => html`<code>${JSON.stringify(value)}</code>`),
      ' | ',
    );
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices !== undefined) return joined(choices.map(typeLine), ' or ');
  if (schema.allOf !== undefined) return joined(schema.allOf.map(typeLine), ' and ');
  const limits = limitsOf(schema);
  const suffix = limits === '' ? '' : ` (${limits})`;
  if (typeof schema.items === 'object') return html`list of ${typeLine(schema.items)}${suffix}`;
  const type = typeof schema.type === 'string' ? schema.type : (schema.type ?? ['anything']).join(' or ');
  return html`${type}${suffix}`;
};

const nested = (schema: JsonSchema): JsonSchema[] => [
  ...(typeof schema.items === 'object' ? [schema.items] : []),
  ...(schema.oneOf ?? schema.anyOf ?? []),
  ...(schema.allOf ?? []),
  ...(typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : []),
];

const fieldHtml = (name: string, schema: JsonSchema, required: boolean, depth: number): Html =>
  html`<div>
    <dt>
      <code>${name}</code> <span class="type">${typeLine(schema)}${required ? '' : ', optional'}</span>
    </dt>
    <dd>${schema.description !== undefined && html`<p>${schema.description}</p>`} ${fieldsHtml(schema, depth + 1)}</dd>
  </div>`;

/** The fields of a schema and of what is written within it. Nothing for what has none. */
export const fieldsHtml = (schema: JsonSchema, depth = 0): Html | null => {
  if (schema.$ref !== undefined || depth > DEEPEST) return null;
  const required = new Set(schema.required);
  const fields = Object.entries(schema.properties ?? {});
  return html`${
    fields.length > 0 &&
    html`<dl class="fields">
    ${fields.map(([name, field]) => fieldHtml(name, field, required.has(name), depth))}
  </dl>`
  }
  ${nested(schema).map((inner) => fieldsHtml(inner, depth + 1))}`;
};
