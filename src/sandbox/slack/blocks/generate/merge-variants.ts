import { type Definitions, type JsonSchema, resolve } from './json-schema.ts';

/** Objects that differ in a property or two become one object: an image by address or by file. */
export function mergeVariants(definitions: Definitions, schema: JsonSchema): JsonSchema {
  const variants = (schema.anyOf ?? []).map((branch) => resolve(definitions, branch));
  const types = new Set(variants.map(({ properties }) => properties?.type?.const));
  if (variants.length < 2 || types.size > 1 || !variants.every(isVariant)) return schema;
  const shared = keysInAll(variants);
  const own = variants.map(({ required = [] }) => required.filter((key) => !shared.includes(key)));
  return {
    type: 'object',
    properties: mergeProperties(variants),
    required: shared,
    additionalProperties: false,
    ...(own.some((keys) => keys.length > 0) && { oneOf: own.map((required) => ({ required })) }),
  };
}

function keysInAll(variants: JsonSchema[]): string[] {
  const [first, ...rest] = variants.map(({ required = [] }) => required);
  return (first ?? []).filter((key) => rest.every((required) => required.includes(key)));
}

function mergeProperties(variants: JsonSchema[]): Record<string, JsonSchema> {
  const keys = new Set(variants.flatMap(({ properties }) => Object.keys(properties ?? {})));
  const merge = (key: string): JsonSchema => {
    const all = variants.flatMap(({ properties }) => properties?.[key] ?? []);
    const different = new Map(all.map((schema) => [JSON.stringify(schema), schema]));
    const [only, ...others] = [...different.values()];
    return only && others.length === 0 ? only : { anyOf: [...different.values()] };
  };
  return Object.fromEntries([...keys].map((key) => [key, merge(key)]));
}

function isVariant({ type, additionalProperties, properties }: JsonSchema): boolean {
  return type === 'object' && additionalProperties === false && properties !== undefined;
}
