import { type Definitions, type JsonSchema, nameIn, placesIn, refTo } from './json-schema.ts';
import { isText, type Limit } from './limits-in-words.ts';

/** A copy of `types` that keeps to `limits`; throws when a limit belongs to no field. */
export function applyLimits(types: Definitions, limits: Limit[]): Definitions {
  const limited = structuredClone(types);
  const places = placesIn(limited);
  for (const limit of limits) {
    const here = places.filter(({ at }) => at === limit.at);
    if (here.length === 0) throw new Error(`There is no ${limit.at} for ${limit.rule}.`);
    for (const { schema } of here) constrain(limited, schema, limit);
  }
  return limited;
}

function constrain(definitions: Definitions, schema: JsonSchema, limit: Limit): void {
  if (!isText(schema)) {
    Object.assign(schema, { [limit.rule]: limit.value });
    return;
  }
  for (const branch of textsOf(definitions, schema)) shorten(definitions, branch, limit);
}

/** The kinds of text a field takes, each a reference of its own that may be changed. */
function textsOf(definitions: Definitions, schema: JsonSchema): JsonSchema[] {
  const union = definitions[nameIn(schema) ?? '']?.anyOf;
  if (union) {
    delete schema.$ref;
    schema.anyOf = structuredClone(union);
  }
  return schema.anyOf ?? [schema];
}

/** Refers to a text type of the wanted length, `PlainTextElement-75`, made on first use. */
function shorten(definitions: Definitions, reference: JsonSchema, { rule, value }: Limit): void {
  const name = nameIn(reference) ?? '';
  const text = definitions[name]?.properties?.text;
  if (!text || text[rule] === value) return;
  const shorter = `${name}-${value}`;
  definitions[shorter] ??= structuredClone(definitions[name] ?? {});
  Object.assign(definitions[shorter].properties?.text ?? {}, { [rule]: value });
  Object.assign(reference, refTo(shorter));
}
