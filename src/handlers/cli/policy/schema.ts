import { policyJsonSchema } from '../../../routing/policy/schema/policy-schema.ts';
import type { Answer } from '../shell.ts';

/** The same for people and machines: it is a file for an editor. */
export async function printSchema(): Promise<Answer> {
  const json = policyJsonSchema();
  return { json, lines: JSON.stringify(json, null, 2).split('\n') };
}
