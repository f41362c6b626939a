import { type Definitions, type JsonSchema, refTo, resolve, rewriteAll } from './json-schema.ts';
import { mergeVariants } from './merge-variants.ts';

/**
 * Says by which `type` a branch of a union is chosen, so that a fault names what is wrong in that
 * branch instead of what is wrong in each.
 */
export function joinUnions(definitions: Definitions): Definitions {
  const merged = rewriteAll(definitions, (part) => mergeVariants(definitions, part));
  return rewriteAll(merged, (part) => chooseByType(merged, part));
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
