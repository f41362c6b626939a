/** Gives a lead to one rep whom a person named: whoever has it loses it, and the reason is kept. */
import { stopClocks } from '../../../db/delivery/clock-store.ts';
import { type LeadRecord, updateLead } from '../../../db/leads/lead-store.ts';
import {
  loadQueue,
  type Occupied,
  releasePlace,
  reservePlace,
} from '../../../db/leads/ledger-store.ts';
import {
  endOpenAssignment,
  findOpenAssignment,
  listOffers,
} from '../../../db/leads/offer-store.ts';
import { findOfferOf } from '../../../db/leads/reopen-store.ts';
import { countedDraw } from '../../../routing/assignment/choose-from-pool.ts';
import { hotTierOf } from '../../../routing/assignment/eligibility.ts';
import { localKeys } from '../../../routing/availability/calendar.ts';
import { actorName } from '../../../routing/model/actor.ts';
import type { Draw } from '../../../routing/model/decision.ts';
import { type Pool, unitsIn } from '../../../routing/model/policy/policy.ts';
import { DEFAULT_TIER, type NamedTier } from '../../../routing/model/policy/sla.ts';
import { DEFAULT_TIMING } from '../../../routing/model/policy/timing.ts';
import type { WhyGiven } from '../../../routing/policy/overrides/read-reason.ts';
import { loadLivePolicyIn } from '../../workspace/load-policy.ts';
import { type KeptText, keepText } from '../keep-text.ts';
import { endOffers, redrawEscalation, redrawOffer } from '../offer/end-offer.ts';
import { type MadeOffer, makeOffer } from '../offer/make-offer.ts';
import { candidatesOf, loadTeam, type Member } from '../placing/load-team.ts';
import { redrawQuarantine } from '../quarantine/redraw-quarantine.ts';
import { endLadder } from '../sla/ladder.ts';
import { audit, lockLedger, type Step } from '../step.ts';
import { findDrawTerms, findOrigin, type Origin } from './find-origin.ts';
import { claimAtOnce } from './take-ownership.ts';

export interface Gift {
  member: Member;
  /** The words are read by the rep and kept beside the audit row, the code in it. */
  why: WhyGiven;
  /** Claimed at once, instead of offered. */
  final: boolean;
  /** An override is a manager's word; a cover takes over while the owner is out or gone. */
  as: 'lead.overridden' | 'lead.covered';
}

/** Call it with the lead locked. */
export async function giveByHand(step: Step, lead: LeadRecord, gift: Gift): Promise<void> {
  await lockLedger(step);
  const before = await findOpenAssignment(step.tx, lead.id);
  const origin = await findOrigin(step.tx, lead.id);
  await takeBack(step, lead);
  await endLadder(step, lead.id);
  const kept = await keepText(step, { leadId: lead.id, ...textOf(gift.why) });
  await note(step, lead, { from: before?.repId ?? null, gift, kept });
  const offer = await offerByHand(step, lead, { gift, kept, origin });
  await updateLead(step.tx, lead.id, { activeAt: step.now });
  if (lead.state === 'quarantined') await redrawQuarantine(step, lead.id);
  if (!gift.final) return redrawEscalation(step, lead.id);
  await claimAtOnce(step, { lead, offerId: offer.offerId, rep: gift.member.record });
}

/** Whoever has it loses it without blame: an open offer gives its turn back. */
async function takeBack(step: Step, lead: LeadRecord): Promise<void> {
  const end = { state: 'withdrawn', reason: 'override', refund: true } as const;
  const taken = await endOffers(step, lead, { ...end, assignment: 'overridden' });
  if (taken.length > 0) return;
  const held = await endOpenAssignment(step.tx, lead.id, { state: 'overridden', at: step.now });
  await stopClocks(step.tx, { leadId: lead.id }, 'cancelled');
  if (!held) return;
  if (!lead.test) await releasePlace(step.tx, held, { uncounted: false });
  const claimed = await findOfferOf(step.tx, held.id);
  if (claimed) await redrawOffer(step, claimed);
}

async function offerByHand(
  step: Step,
  lead: LeadRecord,
  by: { gift: Gift; kept: KeptText; origin: Origin },
): Promise<MadeOffer> {
  const { origin, gift } = by;
  const { member, as } = gift;
  const live = await loadLivePolicyIn(step.tx);
  const pool = live?.compiled.pools.get(origin.poolId ?? '') ?? null;
  const tier = live?.compiled.tier(lead.tier) ?? { ...DEFAULT_TIER, id: lead.tier };
  const units = live ? unitsIn(live.compiled.policy, origin.segment) : 1;
  if (!lead.test) await occupy(step, { repId: member.record.id, units });
  const counts = as === 'lead.overridden' && pool !== null && !lead.test;
  return makeOffer(step, {
    lead,
    member,
    pool,
    tier,
    units,
    policyVersion: live?.version ?? 0,
    timing: live?.compiled.timing ?? DEFAULT_TIMING,
    decisionId: null,
    draw: counts ? await overrideDraw(step, { origin, pool, member, tier, units }) : null,
    before: await listOffers(step.tx, lead.id),
    givenBy: { actor: actorName(step.actor), textId: by.kept.id },
    trigger: 'manager',
    final: gift.final,
  });
}

/** Whoever is named gets it, full or not. */
export async function occupy(step: Step, { repId, units }: Occupied): Promise<void> {
  if (repId === null) return;
  const member = (await loadTeam(step.tx, step.now)).get(repId);
  const keys = localKeys(member?.presence.calendar.timeZone ?? 'UTC', step.now);
  const caps = { open: null, day: null, week: null };
  await reservePlace(step.tx, { repId, ...keys, at: step.now, units, caps });
}

/**
 * A lead given by hand uses a turn only in a pool that says so: the turn it would have used, had
 * the rule chosen that rep.
 */
async function overrideDraw(
  step: Step,
  given: { origin: Origin; pool: Pool; member: Member; tier: NamedTier; units: number },
): Promise<Draw | null> {
  const { origin, pool, member, tier, units } = given;
  if (!pool.count_overrides) return null;
  const terms = await findDrawTerms(step.tx, origin, pool.id);
  const { now } = step;
  const candidates = candidatesOf(await loadTeam(step.tx, now), new Map());
  const { lags, catchUps } = await loadQueue(step.tx, terms.queue);
  const asked = { now, pool, candidates, paused: false, hotTier: hotTierOf(tier), units };
  return countedDraw({ ...asked, ...terms, lags, catchUps }, member.record.id);
}

/** The kind of a text that is a reason of Baton's own, with its slots. */
export const OWN_REASON = 'reason';

function textOf({ words }: WhyGiven): { kind: string; body: string } {
  return typeof words === 'string'
    ? { kind: 'override', body: words }
    : { kind: OWN_REASON, body: JSON.stringify(words) };
}

async function note(
  step: Step,
  lead: LeadRecord,
  { from, gift, kept }: { from: string | null; gift: Gift; kept: KeptText },
): Promise<void> {
  await audit(step, {
    action: gift.as,
    subject: lead.id,
    leadId: lead.id,
    data: {
      from,
      to: gift.member.record.id,
      final: gift.final,
      reason_code: gift.why.code,
      reason: kept.id,
      reason_commitment: kept.commitment,
    },
  });
}
