/** Takes a lead for the manager who pressed *Take it*: an override to oneself, final at once. */
import type { Actor } from '../routing/model/actor.ts';
import type { Context } from './context.ts';
import { type OverrideOutcome, overrideAssignment } from './override-assignment.ts';
import { findPerformer } from './steps/permission.ts';

export async function takeLead(
  ctx: Context,
  input: { leadId: string; actor: Actor },
): Promise<OverrideOutcome> {
  const performer = await findPerformer(ctx.db.read, input.actor);
  if (!performer?.rep) return { outcome: 'stranger' };
  return overrideAssignment(ctx, {
    ...input,
    toRepId: performer.rep.id,
    reason: `taken by ${performer.name}`,
    final: true,
  });
}
