/** Writes the shape of a policy file as a JSON Schema, so that editors complete and check it. */
import { z } from 'zod';
import { duration } from '../../model/policy/durations.ts';
import { policySchema } from '../../model/policy/policy.ts';
import { conditionDefinitions, type JsonSchema } from './condition-schema.ts';
import { DESCRIPTIONS } from './descriptions.ts';

/** How an author names the schema in the first line of a policy. */
export const SCHEMA_FILE = 'policy.schema.json';

/** The line by which editors find the schema. */
export function schemaLine(file: string): string {
  return `# yaml-language-server: $schema=${file}\n`;
}

const CONDITION_KEYS: readonly unknown[] = ['when', 'match'];
const DURATION = '^\\s*\\d+(\\.\\d+)?(ms|s|m|h|d)\\s*$';

/** Made from what `apply` reads with: it cannot say anything else. */
export function policyJsonSchema(): JsonSchema {
  const made = z.toJSONSchema(policySchema, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema, path }) => {
      if (zodSchema === duration) jsonSchema.pattern = DURATION;
      // Of a duration the default is in milliseconds, which no author may write.
      const { default: preset } = jsonSchema;
      if (preset !== undefined && !z.safeParse(zodSchema, preset).success) {
        delete jsonSchema.default;
      }
      if (CONDITION_KEYS.includes(path.at(-1))) asCondition(jsonSchema);
    },
  });
  return {
    ...(describe(made, '') as JsonSchema),
    title: 'Baton policy',
    description: 'Who gets a lead. Checked by `baton policy validate`, published by `baton apply`.',
    definitions: conditionDefinitions(),
  };
}

function asCondition(schema: JsonSchema): void {
  for (const key of Object.keys(schema)) delete schema[key];
  schema.allOf = [{ $ref: '#/definitions/condition' }];
}

/** Adds to each key what it is for; `pools[].members` is the key of a list's entry. */
function describe(schema: unknown, path: string): unknown {
  if (!isRecord(schema)) return schema;
  const description = DESCRIPTIONS[path];
  const { properties, items, additionalProperties, anyOf } = schema;
  return {
    ...(description !== undefined && { description }),
    ...schema,
    ...(isRecord(properties) && {
      properties: mapValues(properties, (one, key) => describe(one, path ? `${path}.${key}` : key)),
    }),
    ...(isRecord(items) && { items: describe(items, `${path}[]`) }),
    ...(isRecord(additionalProperties) && {
      additionalProperties: describe(additionalProperties, `${path}.*`),
    }),
    ...(Array.isArray(anyOf) && { anyOf: anyOf.map((one) => describe(one, path)) }),
  };
}

function mapValues(
  record: Record<string, unknown>,
  change: (value: unknown, key: string) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([key, one]) => [key, change(one, key)]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
