/** Gives a lead to the rep a manager names, with the reason on record; `final` skips the claim. */
import { stopClocks } from '../db/clock-store.ts';
import type { LeadRecord } from '../db/lead-store.ts';
import { releasePlace, reservePlace } from '../db/ledger-store.ts';
import {
  endOpenAssignment,
  findOpenAssignment,
  findOpenOffer,
  listOffers,
} from '../db/offer-store.ts';
import { countedDraw } from '../routing/assignment/choose-from-pool.ts';
import { localKeys } from '../routing/availability/calendar.ts';
import { type Actor, actorName } from '../routing/model/actor.ts';
import type { Draw } from '../routing/model/decision.ts';
import { DEFAULT_TIER, type Pool } from '../routing/model/policy.ts';
import { reasonText } from '../routing/model/reasons.ts';
import type { Context } from './context.ts';
import { endOffer, redrawEscalation, redrawOffer } from './steps/end-offer.ts';
import { type KeptText, keepText } from './steps/keep-text.ts';
import { candidatesOf, loadTeam, type Member } from './steps/load-team.ts';
import { lockForManager } from './steps/lock-permitted.ts';
import { type MadeOffer, makeOffer, type OfferTerms } from './steps/make-offer.ts';
import type { Refusal } from './steps/permission.ts';
import { audit, inStep, lockLedger, type Step } from './steps/step.ts';
import { claimAtOnce } from './steps/take-ownership.ts';
import { loadLivePolicyIn } from './workspace/load-policy.ts';

export type OverrideOutcome =
  | {
      outcome: 'given';
      leadId: string;
      company: string;
      to: string;
      final: boolean;
      /** Why the rep may not see it soon; allowed, but said. */
      caution: string | null;
    }
  | { outcome: 'already_closed'; company: string }
  | { outcome: 'unknown_rep' }
  | { outcome: 'reason_missing' }
  | Refusal;

export interface Override {
  leadId: string;
  toRepId: string;
  reason: string;
  final: boolean;
  actor: Actor;
}

export async function overrideAssignment(ctx: Context, input: Override): Promise<OverrideOutcome> {
  return inStep(ctx, input.actor, async (step) => {
    const found = await lockForManager(step, input.leadId);
    if (found.outcome !== 'permitted') return found;
    const { lead } = found;
    const { id: leadId, company } = lead;
    if (lead.closedAt) return { outcome: 'already_closed', company };
    const member = (await loadTeam(step.tx, step.now)).get(input.toRepId);
    if (!member) return { outcome: 'unknown_rep' };
    if (!input.reason.trim()) return { outcome: 'reason_missing' };
    await give(step, lead, { member, input });
    const { shift } = member;
    const caution = shift.state === 'on_shift' ? null : cautionOf(shift);
    const to = member.record.profile.name;
    return { outcome: 'given', leadId, company, to, final: input.final, caution };
  });
}

function cautionOf(shift: Exclude<Member['shift'], { state: 'on_shift' }>): string {
  if (shift.state === 'unavailable') return reasonText(shift.reason);
  return reasonText({ code: 'availability.off_shift', data: { until: shift.until.toISOString() } });
}

async function give(
  step: Step,
  lead: LeadRecord,
  { member, input }: { member: Member; input: Override },
): Promise<void> {
  await lockLedger(step);
  const before = await findOpenAssignment(step.tx, lead.id);
  await takeBack(step, lead);
  const kept = await keepText(step, { leadId: lead.id, kind: 'override', body: input.reason });
  await record(step, lead, { from: before?.repId ?? null, input, kept });
  const live = await loadLivePolicyIn(step.tx);
  const offer = await offerByHand(step, lead, {
    member,
    kept,
    policyVersion: live?.version ?? 0,
    pool: live?.compiled.pools.get(before?.poolId ?? '') ?? null,
    tier: live?.compiled.tier(lead.tier),
  });
  if (!input.final) return redrawEscalation(step, lead.id);
  await claimAtOnce(step, { lead, offerId: offer.offerId, rep: member.record });
}

/** Whoever has it loses it without blame: an open offer gives its turn back. */
async function takeBack(step: Step, lead: LeadRecord): Promise<void> {
  const open = await findOpenOffer(step.tx, lead.id);
  if (open) {
    await endOffer(step, open, {
      lead,
      end: { state: 'withdrawn', reason: 'override', refund: true, assignment: 'overridden' },
    });
    return;
  }
  const held = await endOpenAssignment(step.tx, lead.id, { state: 'overridden', at: step.now });
  await stopClocks(step.tx, { leadId: lead.id }, 'cancelled');
  if (!held) return;
  if (!lead.test) await releasePlace(step.tx, held.repId, { uncounted: false });
  const claimed = (await listOffers(step.tx, lead.id)).at(-1);
  if (claimed) await redrawOffer(step, claimed);
}

async function offerByHand(
  step: Step,
  lead: LeadRecord,
  by: {
    member: Member;
    kept: KeptText;
    policyVersion: number;
    pool: Pool | null;
    tier: OfferTerms['tier'] | undefined;
  },
): Promise<MadeOffer> {
  const { member, kept, policyVersion, pool } = by;
  const { timezone } = member.record.profile;
  if (!lead.test) {
    await reservePlace(step.tx, {
      repId: member.record.id,
      ...localKeys(timezone, step.now),
      at: step.now,
      caps: { open: null, day: null, week: null },
    });
  }
  return makeOffer(step, {
    lead,
    member,
    pool,
    tier: by.tier ?? { ...DEFAULT_TIER, id: lead.tier },
    policyVersion,
    decisionId: null,
    draw: pool && !lead.test ? await overrideDraw(step, pool, member) : null,
    before: await listOffers(step.tx, lead.id),
    givenBy: { actor: actorName(step.actor), textId: kept.id },
  });
}

/** A lead given by hand uses a turn only in a pool that says so. */
async function overrideDraw(step: Step, pool: Pool, member: Member): Promise<Draw | null> {
  if (!pool.count_overrides) return null;
  const candidates = candidatesOf(await loadTeam(step.tx, step.now), new Map());
  const request = { pool, queue: pool.id, candidates, requireSkills: [], paused: false };
  return countedDraw(request, member.record.id);
}

async function record(
  step: Step,
  lead: LeadRecord,
  { from, input, kept }: { from: string | null; input: Override; kept: KeptText },
): Promise<void> {
  await audit(step, {
    action: 'lead.overridden',
    subject: lead.id,
    leadId: lead.id,
    data: {
      from,
      to: input.toRepId,
      final: input.final,
      reason: kept.id,
      reason_commitment: kept.commitment,
    },
  });
}
