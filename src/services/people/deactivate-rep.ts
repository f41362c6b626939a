/** Takes everything from a rep who is no longer in Slack, at once, and tells a manager. */

import { type LeadRecord, lockLead } from '../../db/leads/lead-store.ts';
import { countAccountsOf } from '../../db/workspace/account-store.ts';
import { findRepById, loadRepStates, type RepRecord } from '../../db/workspace/team-store.ts';
import type { Actor } from '../../routing/model/actor.ts';
import type { Context } from '../context.ts';
import { passOffersOn } from '../steps/offer/pass-offers-on.ts';
import { releaseFromLeaver } from '../steps/ownership/release-lead.ts';
import { changeRepState } from '../steps/people/change-rep-state.ts';
import { coverLeads, listOwnedLeads } from '../steps/people/cover-leads.ts';
import { drainForChange } from '../steps/placing/drain.ts';
import { loadTeam, type Member } from '../steps/placing/load-team.ts';
import { audit, inStep, promise, type Step } from '../steps/step.ts';

export type DeactivateOutcome =
  | { outcome: 'deactivated'; repId: string; offers: number; leads: number; accounts: number }
  | { outcome: 'unchanged' }
  | { outcome: 'unknown_rep' };

export interface Deactivate {
  repId: string;
  actor: Actor;
}

/** What the ledger says of them stays as it is, so that a return within weeks changes nothing. */
export async function deactivateRep(ctx: Context, input: Deactivate): Promise<DeactivateOutcome> {
  return inStep(ctx, input.actor, async (step) => {
    const rep = await findRepById(step.tx, input.repId);
    if (!rep) return { outcome: 'unknown_rep' };
    const state = (await loadRepStates(step.tx)).get(rep.id);
    if (state?.deactivatedAt) return { outcome: 'unchanged' };
    await changeRepState(step, rep.id, { deactivatedAt: step.now });
    const offers = await passOffersOn(step, rep.id, 'left');
    const leads = await passLeadsOn(step, rep);
    // A lead that waits for their shift would wait for nobody.
    await drainForChange(step);
    const accounts = (await countAccountsOf(step.tx, [rep.id])).get(rep.id) ?? 0;
    const counts = { offers, leads, accounts };
    await audit(step, { action: 'rep.deactivated', subject: rep.id, data: counts });
    await promise(step, {
      destination: 'slack',
      kind: 'notice',
      leadId: null,
      payload: { notice: 'left', repId: rep.id, ...counts },
    });
    return { outcome: 'deactivated', repId: rep.id, ...counts };
  });
}

/** A test lead is nobody else's. */
async function isReal({ test }: LeadRecord): Promise<boolean> {
  return !test;
}

/** To the cover, where one is set and here; else each to whoever the rules find. */
async function passLeadsOn(step: Step, rep: RepRecord): Promise<number> {
  const cover = await coverOf(step, rep.id);
  const reason = `takes over from ${rep.profile.name}, who left`;
  const covered = cover
    ? await coverLeads(step, { repId: rep.id, cover, reason, goes: isReal })
    : 0;
  const owned = await listOwnedLeads(step.tx, rep.id);
  for (const { id } of owned) {
    const lead = await lockLead(step.ctx.db, step.tx, id);
    if (lead?.ownerId !== rep.id) continue;
    await releaseFromLeaver(step, lead, 'left');
  }
  return covered + owned.length;
}

async function coverOf(step: Step, repId: string): Promise<Member | null> {
  const team = await loadTeam(step.tx, step.now);
  const cover = team.get(team.get(repId)?.coverId ?? '');
  return cover && cover.shift.state !== 'unavailable' ? cover : null;
}
