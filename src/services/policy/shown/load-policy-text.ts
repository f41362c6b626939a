/** Loads what a policy version says: in words, and as its author wrote it. */
import { findLiveVersion, findPolicy } from '../../../db/workspace/policy-store.ts';
import { listRepRecords } from '../../../db/workspace/team-store.ts';
import type { Context } from '../../context.ts';
import { type PolicySection, policyInWords } from './policy-in-words.ts';

export interface PolicyText {
  version: number;
  text: string;
  sections: PolicySection[];
}

/** Left out, the version that is live; null when there is none. */
export async function loadPolicyText(
  ctx: Context,
  { version }: { version?: number | undefined },
): Promise<PolicyText | null> {
  const from = ctx.db.read;
  const wanted = version ?? (await findLiveVersion(from))?.version;
  const record = wanted === undefined ? null : await findPolicy(from, wanted);
  if (!record) return null;
  const people = await listRepRecords(from);
  const names = new Map(people.map(({ id, profile }) => [id, profile.name]));
  const sections = policyInWords(record.document, (id) => names.get(id) ?? id);
  return { version: record.version, text: record.text, sections };
}
