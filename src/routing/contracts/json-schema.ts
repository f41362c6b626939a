/** Draws JSON Schemas from what is published, each under its name, with references among them. */
import { z } from 'zod';
import * as answers from './api/answers.ts';
import { decisionSchema, leadSchema } from './api/lead.ts';
import { leadPageSchema, touchListSchema } from './api/lists.ts';
import { CRM_EVENT_CONTRACT } from './crm-events.ts';
import { EVENT_CONTRACT } from './events.ts';
import { shownScores } from './scores.ts';
import { SUBMISSION_CONTRACT } from './submission.ts';

/** Everything that crosses the doors, in either direction. */
export const PUBLISHED = {
  Submission: SUBMISSION_CONTRACT.schema,
  IntakeAnswer: answers.intakeAnswerSchema,
  Problem: answers.problemSchema,
  Lead: leadSchema,
  Decision: decisionSchema,
  Scores: shownScores,
  LeadPage: leadPageSchema,
  Touches: touchListSchema,
  Readiness: answers.readinessSchema,
  Event: EVENT_CONTRACT.schema,
  CrmEvent: CRM_EVENT_CONTRACT.schema,
  CrmAnswer: answers.crmAnswerSchema,
} as const;

export type Published = keyof typeof PUBLISHED;
export type JsonSchema = Record<string, unknown>;

/**
 * JSON Schema 2020-12, the dialect of OpenAPI 3.1. Answers may gain fields between releases, so
 * nobody is told that there are no others.
 *
 * @param uri where a name is found in the document that holds them
 */
export function publishedSchemas(uri: (name: string) => string): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(PUBLISHED)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    io: 'input',
    uri,
    target: 'draft-2020-12',
    override: ({ jsonSchema }) => withoutNoise(jsonSchema),
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, partOfDocument(schema)]),
  );
}

/** A format says it already, and that a number is a safe one goes without saying. */
function withoutNoise(schema: z.core.JSONSchema.BaseSchema): void {
  if (schema.format !== undefined) delete schema.pattern;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
}

/** The document says once which dialect it is written in, and where a part of it is found. */
function partOfDocument(schema: z.core.JSONSchema.BaseSchema): JsonSchema {
  const { $schema: _, $id: __, ...part } = schema;
  return part;
}
