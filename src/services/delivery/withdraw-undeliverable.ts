/**
 * Takes back an offer whose card Slack refuses for good, tells the admins, and asks the next rep.
 */
import { type LeadRecord, lockLead } from '../../db/leads/lead-store.ts';
import {
  findAssignment,
  findOffer,
  findOpenOffer,
  type OfferRecord,
} from '../../db/leads/offer-store.ts';
import { findRepById, linkSlackUser } from '../../db/workspace/team-store.ts';
import type { Context } from '../context.ts';
import { deactivateRep } from '../people/deactivate-rep.ts';
import { endOffer } from '../steps/offer/end-offer.ts';
import { placeLead } from '../steps/placing/place-lead.ts';
import { audit, inStep, type Step } from '../steps/step.ts';
import { tellManagers } from '../steps/telling/tell-managers.ts';

/** Slack's words for a user who is no longer there. */
const GONE = new Set(['user_not_found', 'channel_not_found', 'user_disabled']);
/** Of these, the ones that a channel's absence cannot be mistaken for. */
const LEFT = new Set(['user_not_found', 'user_disabled']);
const OUTBOX = { kind: 'system', part: 'outbox' } as const;

/** False when somebody else ended it first. `quiet`: the managers know already. */
export async function withdrawUndeliverable(
  ctx: Context,
  input: { offerId: string; word: string; quiet: boolean },
): Promise<boolean> {
  const known = await findOffer(ctx.db.read, input.offerId);
  const rep = known && (await findRepById(ctx.db.read, known.repId));
  // The roster names this very user, who is gone: nobody writes to them once for each lead.
  if (rep?.profile.slack !== undefined && LEFT.has(input.word)) {
    await deactivateRep(ctx, { repId: rep.id, actor: OUTBOX });
  }
  return inStep(ctx, OUTBOX, async (step) => {
    const offer = await findOffer(step.tx, input.offerId);
    const lead = offer && (await lockLead(ctx.db, step.tx, offer.leadId));
    if (!lead) return false;
    const ended = await endOffer(step, offer, {
      lead,
      end: { state: 'withdrawn', reason: 'undeliverable', refund: true, assignment: 'rerouted' },
    });
    if (!ended) return false;
    await audit(step, {
      action: 'offer.undeliverable',
      subject: offer.id,
      leadId: lead.id,
      data: { rep: offer.repId, word: input.word },
    });
    if (!input.quiet) await tellUndeliverable(step, { lead, offer, word: input.word });
    await unlink(step, offer.repId, input.word);
    const isAsked = (await findOpenOffer(step.tx, lead.id)) !== null;
    if (!isAsked) await placeLead(step, lead, 'undeliverable');
    return true;
  });
}

async function tellUndeliverable(
  step: Step,
  { lead, offer, word }: { lead: LeadRecord; offer: OfferRecord; word: string },
): Promise<void> {
  const assignment = await findAssignment(step.tx, offer.assignmentId);
  await tellManagers(step, lead, {
    kind: 'notice',
    stream: `undeliverable:${offer.repId}`,
    payload: {
      notice: 'undeliverable',
      repId: offer.repId,
      poolId: assignment?.poolId ?? null,
      word,
    },
  });
}

/** Somebody found by e-mail may have another Slack user by now: they are looked up again. */
async function unlink(step: Step, repId: string, word: string): Promise<void> {
  const rep = await findRepById(step.tx, repId);
  if (!GONE.has(word) || !rep?.slackUserId || rep.profile.slack !== undefined) return;
  await linkSlackUser(step.tx, repId, null);
  await audit(step, { action: 'rep.unlinked', subject: repId, data: { slack: rep.slackUserId } });
}
