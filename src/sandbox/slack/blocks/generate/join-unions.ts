import { type Definitions, type JsonSchema, nameIn, refTo, rewrite } from './json-schema.ts';

/**
 * Says by which `type` a branch of a union is chosen, so that a fault names what is wrong in that
 * branch instead of what is wrong in each.
 */
export function joinUnions(definitions: Definitions): Definitions {
  const merged = rewriteAll(definitions, (part) => mergeVariants(definitions, part));
  return rewriteAll(merged, (part) => chooseByType(merged, part));
}

function rewriteAll(
  definitions: Definitions,
  change: (part: JsonSchema) => JsonSchema,
): Definitions {
  const entries = Object.entries(definitions);
  return Object.fromEntries(entries.map(([name, schema]) => [name, rewrite(schema, change)]));
}

const resolve = (definitions: Definitions, schema: JsonSchema): JsonSchema =>
  definitions[nameIn(schema) ?? ''] ?? schema;

/** Objects that differ in a property or two become one object: an image by address or by file. */
function mergeVariants(definitions: Definitions, schema: JsonSchema): JsonSchema {
  const variants = (schema.anyOf ?? []).map((branch) => resolve(definitions, branch));
  const isVariant = ({ type, additionalProperties, properties }: JsonSchema) =>
    type === 'object' && additionalProperties === false && properties !== undefined;
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

function chooseByType(definitions: Definitions, schema: JsonSchema): JsonSchema {
  const { anyOf, ...rest } = schema;
  const branches = (anyOf ?? []).flatMap((branch) => flatten(definitions, branch));
  const types = branches.map((branch) => resolve(definitions, branch).properties?.type?.const);
  const isClear = new Set(types).size === types.length && types.every((type) => type !== undefined);
  if (branches.length === 0 || !isClear) return schema;
  const discriminator = { propertyName: 'type' };
  return { ...rest, type: 'object', discriminator, oneOf: branches };
}

/** A union inside a union: the selects among the inputs. */
function flatten(definitions: Definitions, branch: JsonSchema): JsonSchema[] {
  const { anyOf, oneOf } = resolve(definitions, branch);
  const isUnion = oneOf?.some((one) => one.$ref !== undefined);
  const inner = anyOf ?? (isUnion ? oneOf : undefined);
  return inner ? inner.flatMap((one) => flatten(definitions, one)) : [branch];
}

/** What the named definitions refer to, directly or not. */
export function reachable(definitions: Definitions, from: string[]): Definitions {
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    const text = JSON.stringify(definitions[name] ?? {});
    for (const [, next = ''] of text.matchAll(/"#\/definitions\/([^"]+)"/g)) visit(next);
  };
  from.forEach(visit);
  const names = [...found].toSorted();
  return Object.fromEntries(names.map((name) => [name, definitions[name] ?? refTo(name)]));
}
