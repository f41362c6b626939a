/** Passes on the leads of a rep who left: a few at a time, so that routing never waits for long. */

import { type LeadRecord, lockLead } from '../../db/leads/lead-store.ts';
import { findRepState, loadRepStates } from '../../db/workspace/team-store.ts';
import type { Actor } from '../../routing/model/actor.ts';
import { because } from '../../routing/model/reasons.ts';
import type { Context } from '../context.ts';
import { releaseFromLeaver } from '../steps/ownership/release-lead.ts';
import { type Cover, coverLead, listOwnedLeads } from '../steps/people/cover-leads.ts';
import { loadTeam } from '../steps/placing/load-team.ts';
import { inStep, type Step } from '../steps/step.ts';

/** Each is drawn under the one lock that every decision takes. */
const MOST_AT_ONCE = 10;

const CLOCK = { kind: 'system', part: 'clock' } as const;

export interface Leaver {
  repId: string;
  actor: Actor;
}

/**
 * To the cover, where one is set and here; else each to whoever the rules find. Ends early where
 * the rep came back meanwhile.
 */
export async function passLeadsOn(ctx: Context, { repId, actor }: Leaver): Promise<void> {
  for (;;) {
    const owned = await listOwnedLeads(ctx.db.read, repId, MOST_AT_ONCE);
    if (owned.length === 0) return;
    const isGone = await inStep(ctx, actor, (step) => passSomeOn(step, repId, owned));
    if (!isGone) return;
  }
}

/** What a stop of the process left with people who are gone. */
export async function passRestOn(ctx: Context): Promise<void> {
  for (const { repId, deactivatedAt } of (await loadRepStates(ctx.db.read)).values()) {
    if (deactivatedAt) await passLeadsOn(ctx, { repId, actor: CLOCK });
  }
}

async function passSomeOn(step: Step, repId: string, owned: LeadRecord[]): Promise<boolean> {
  if (!(await findRepState(step.tx, repId))?.deactivatedAt) return false;
  const cover = await coverFor(step, repId);
  for (const { id } of owned) {
    const lead = await lockLead(step.ctx.db, step.tx, id);
    if (lead?.ownerId !== repId) continue;
    // A test lead is nobody else's.
    if (cover && !lead.test) await coverLead(step, lead, cover);
    else await releaseFromLeaver(step, lead, 'left');
  }
  return true;
}

async function coverFor(step: Step, repId: string): Promise<Cover | null> {
  const team = await loadTeam(step.tx, step.now);
  const leaver = team.get(repId);
  const member = team.get(leaver?.coverId ?? '');
  if (!leaver || !member || member.shift.state === 'unavailable') return null;
  return { member, reason: because('cover.left', { rep: leaver.record.profile.name }) };
}
