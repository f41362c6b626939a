/** Proposes a small change of the live policy, made in its file with every other byte kept. */
import { findPolicy } from '../../db/workspace/policy-store.ts';
import type { Actor } from '../../routing/model/actor.ts';
import { parseDuration } from '../../routing/model/duration.ts';
import type { Policy } from '../../routing/model/policy/policy.ts';
import type { Context } from '../context.ts';
import { editPolicy, type PolicyEdit } from './edit-policy.ts';
import { type ProposeOutcome, proposePolicy } from './propose-policy.ts';

export interface ProposedEdit {
  /** The version the person saw as live; another by now means that both changes are shown. */
  base: number;
  edits: readonly PolicyEdit[];
  message: string;
  actor: Actor;
}

/** For admins. */
export async function proposeEdit(
  ctx: Context,
  { base, edits, message, actor }: ProposedEdit,
): Promise<ProposeOutcome | { outcome: 'not_editable' }> {
  const record = await findPolicy(ctx.db.read, base);
  const changes = edits.filter((edit) => record && isChange(record.document, edit));
  const edited = record && editPolicy(record.text, changes, base);
  if (edited === null) return { outcome: 'not_editable' };
  return proposePolicy(ctx, { text: edited, message, onto: base, whenFree: 'wait', actor });
}

/** `15m` for `900s` is none: the file keeps what its author wrote. */
function isChange({ rules, sla }: Policy, edit: PolicyEdit): boolean {
  if (edit.kind === 'members') return true;
  if (edit.kind === 'sla') {
    const now = sla[edit.tier]?.[edit.field];
    return now !== (edit.value === null ? undefined : parseDuration(edit.value));
  }
  const assign = rules.find(({ id }) => id === edit.rule)?.assign;
  return !assign || !('pool' in assign) || assign.pool !== edit.pool;
}
