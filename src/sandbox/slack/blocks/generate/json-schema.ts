/** As much of JSON Schema as a description of Block Kit needs. */
export interface JsonSchema {
  $ref?: string;
  type?: string;
  const?: string;
  enum?: unknown[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  discriminator?: { propertyName: string };
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  pattern?: string;
  description?: string;
}

/** Types by name. */
export type Definitions = Record<string, JsonSchema>;

/** A spot in the types, such as `SectionBlock.fields[]`. */
export interface Place {
  at: string;
  schema: JsonSchema;
}

const prefix = '#/definitions/';

export const refTo = (name: string): JsonSchema => ({ $ref: `${prefix}${name}` });

export function nameIn({ $ref }: JsonSchema): string | undefined {
  return $ref?.startsWith(prefix) ? $ref.slice(prefix.length) : undefined;
}

/** The type a reference names, or the schema itself. */
export const resolve = (definitions: Definitions, schema: JsonSchema): JsonSchema =>
  definitions[nameIn(schema) ?? ''] ?? schema;

export function placesIn(definitions: Definitions): Place[] {
  return Object.entries(definitions).flatMap(([name, schema]) => placesBelow({ at: name, schema }));
}

function placesBelow(place: Place): Place[] {
  const { at, schema } = place;
  const properties = Object.entries(schema.properties ?? {});
  return [
    place,
    ...properties.flatMap(([key, below]) => placesBelow({ at: `${at}.${key}`, schema: below })),
    ...(schema.items ? placesBelow({ at: `${at}[]`, schema: schema.items }) : []),
    ...(schema.anyOf ?? []).flatMap((branch) => placesBelow({ at, schema: branch }).slice(1)),
  ];
}

/** A copy in which `change` was made to every part, the innermost first. */
function rewrite(schema: JsonSchema, change: (part: JsonSchema) => JsonSchema): JsonSchema {
  const { properties, items, anyOf, ...rest } = schema;
  const below = (part: JsonSchema) => rewrite(part, change);
  return change({
    ...rest,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([key, part]) => [key, below(part)]),
      ),
    }),
    ...(items && { items: below(items) }),
    ...(anyOf && { anyOf: anyOf.map(below) }),
  });
}

export function rewriteAll(
  definitions: Definitions,
  change: (part: JsonSchema) => JsonSchema,
): Definitions {
  const entries = Object.entries(definitions);
  return Object.fromEntries(entries.map(([name, schema]) => [name, rewrite(schema, change)]));
}
