/** Takes a miss back whose rep says that no card was seen; Away because of it ends as well. */
import { type LeadRecord, lockLead } from '../../db/leads/lead-store.ts';
import { listOffers, markUnseen, type OfferRecord } from '../../db/leads/offer-store.ts';
import { loadRepStates } from '../../db/workspace/team-store.ts';
import type { Actor } from '../../routing/model/actor.ts';
import type { Context } from '../context.ts';
import { tooManyMisses } from '../steps/people/away-for-misses.ts';
import { changeRepState } from '../steps/people/change-rep-state.ts';
import { findPerformer } from '../steps/permission.ts';
import { drainForChange } from '../steps/placing/drain.ts';
import { audit, inStep, type Step } from '../steps/step.ts';

export type MissOutcome =
  /** `isBack`: leads come again. */
  | { outcome: 'taken_back'; isBack: boolean }
  /** Too late, said before, or never counted. */
  | { outcome: 'unchanged' }
  | { outcome: 'stranger' };

/** Whoever finds an old card later has seen that there was one. */
const WITHIN_MS = 24 * 3_600_000;

/** The turn stays used: others were asked meanwhile. */
export async function takeMissBack(
  ctx: Context,
  input: { leadId: string; actor: Actor },
): Promise<MissOutcome> {
  return inStep(ctx, input.actor, async (step) => {
    const rep = (await findPerformer(step.tx, input.actor))?.rep;
    if (!rep) return { outcome: 'stranger' };
    const lead = await lockLead(ctx.db, step.tx, input.leadId);
    const offer = lead && (await findMiss(step, lead, rep.id));
    if (!offer || !(await markUnseen(step.tx, offer.id))) return { outcome: 'unchanged' };
    await audit(step, {
      action: 'offer.unseen',
      subject: offer.id,
      leadId: offer.leadId,
      data: { rep: rep.id },
    });
    return { outcome: 'taken_back', isBack: await comeBack(step, rep.id) };
  });
}

async function findMiss(step: Step, lead: LeadRecord, repId: string): Promise<OfferRecord | null> {
  if (lead.test || lead.bulk) return null;
  const offers = await listOffers(step.tx, lead.id);
  const last = offers.findLast((one) => one.repId === repId && one.state === 'expired');
  const sinceMs = step.now.getTime() - (last?.settledAt?.getTime() ?? 0);
  return last && sinceMs <= WITHIN_MS ? last : null;
}

/** False for somebody who is not Away for misses, or has too many without this one. */
async function comeBack(step: Step, repId: string): Promise<boolean> {
  const state = (await loadRepStates(step.tx)).get(repId);
  if (!state?.awayForMisses || (await tooManyMisses(step, repId, state)) !== null) return false;
  await changeRepState(step, repId, { away: false, awayUntil: null, coverId: null });
  await audit(step, {
    action: 'rep.back',
    subject: repId,
    data: { until: null, cover: null },
  });
  await drainForChange(step);
  return true;
}
