/** Tells the rep who held an offer what became of it. */

import { findLatestEvent } from '../../../db/audit/audit-store.ts';
import { findText } from '../../../db/audit/text-store.ts';
import { listClocks } from '../../../db/delivery/clock-store.ts';
import { listMessages } from '../../../db/delivery/outbox-store.ts';
import { type LeadRecord, resolveLead } from '../../../db/leads/lead-store.ts';
import { findDraw } from '../../../db/leads/ledger-store.ts';
import {
  findAssignment,
  findOpenAssignment,
  listOffers,
  type OfferRecord,
} from '../../../db/leads/offer-store.ts';
import { findRepById, loadRepStates } from '../../../db/workspace/team-store.ts';
import { BATON } from '../../../routing/model/actor.ts';
import type { Asked } from '../../../routing/model/cards/asked.ts';
import type { OfferSettlement } from '../../../routing/model/cards/offer-settlement.ts';
import {
  CALLED_BAD,
  GIVEN_BACK,
  SENT_ON,
  TAKEN,
  type TouchPromise,
} from '../../../routing/model/offer.ts';
import { moneyText } from '../../../routing/model/working/money.ts';
import type { Context } from '../../context.ts';
import { contactFor } from '../../look-up/contact-of.ts';
import { isCalled } from '../../steps/offer/call.ts';
import { findDeclineReason, findDrawnPool } from '../../steps/offer/decline-reason.ts';
import { judgeUndo } from '../../steps/undo/judge-undo.ts';
import { loadLivePolicy } from '../../workspace/load-policy.ts';
import { givenWords } from '../given-words.ts';
import { nameOfActor, nameOfBeside, nameOfHolder, nameOfRep, toAsked } from '../names.ts';
import { zoneOf } from '../zone-of.ts';
import { snoozeOf } from './snooze-of.ts';

interface Settled {
  offer: OfferRecord;
  lead: LeadRecord;
}

/** Why whoever was asked could not be reached any more. */
const ABSENCES = ['away', 'time_off', 'slack_dnd', 'slack_status'] as const;

/** Why an offer that was claimed is not claimed any more. */
const CLAIMED_ONCE: ReadonlySet<string> = new Set([GIVEN_BACK, CALLED_BAD, 'left']);

/** Null while the offer can be answered. */
export async function settlementOf(
  ctx: Context,
  settled: Settled,
): Promise<OfferSettlement | null> {
  const { offer, lead } = settled;
  if (offer.state === 'made') return null;
  const at = offer.settledAt ?? offer.dueAt;
  const next = await nextAfter(ctx, offer);
  if (lead.mergedInto && !next && isTakenByMerge(offer)) return merged(ctx, settled, at);
  const name = next?.name ?? null;
  if (offer.reason === TAKEN) return takenByOther(ctx, settled, next);
  if (offer.reason === 'not_delivered') return { as: 'not_delivered', at, next: name };
  if (offer.state === 'claimed') return claimed(ctx, settled, next);
  if (offer.state === 'expired') {
    const state = (await loadRepStates(ctx.db.read)).get(offer.repId);
    const free = await isFree(ctx, offer);
    return { as: 'expired', at, next: name, isAway: state?.awayForMisses ?? false, free };
  }
  if (offer.reason === GIVEN_BACK) {
    return { as: 'given_back', at, next: name, free: await isFree(ctx, offer) };
  }
  if (offer.reason === CALLED_BAD) return calledBad(ctx, settled, next);
  if (offer.state === 'declined') return declined(ctx, settled, name);
  const absence = ABSENCES.find((one) => one === offer.reason);
  if (absence) return { as: absence, at, next: name };
  if (offer.reason === 'account_found') return { as: 'account_found', at, next: name };
  if (offer.reason === SENT_ON) return sentOn(ctx, { offer, lead }, name);
  if (offer.reason === 'override' && next) return overridden(ctx, next, { at, from: offer });
  const by = next && (await nameOfRep(ctx.db.read, next.offer.repId));
  if (offer.reason === 'taken_back' && by) return { as: 'taken_back', at, by };
  return { as: 'withdrawn', at };
}

function isTakenByMerge({ state, reason }: OfferRecord): boolean {
  return state === 'claimed' || reason === 'merged';
}

async function merged(ctx: Context, { offer, lead }: Settled, at: Date): Promise<OfferSettlement> {
  const from = ctx.db.read;
  const into = (await resolveLead(from, lead.id)) ?? lead;
  const held = await findOpenAssignment(from, into.id);
  const holder = held && (await nameOfHolder(from, held));
  const own = held?.repId === offer.repId;
  return { as: 'merged', at: lead.closedAt ?? at, holder, own, since: into.receivedAt };
}

interface Next {
  name: Asked;
  /** The first of them, where several are asked at once. */
  offer: OfferRecord;
}

/** Who has it instead, or was asked last. */
async function nextAfter(ctx: Context, offer: OfferRecord): Promise<Next | null> {
  const from = ctx.db.read;
  const held = await findOpenAssignment(from, offer.leadId);
  const others = (await listOffers(from, offer.leadId)).filter((one) => one.id !== offer.id);
  const holding = others.filter(
    (one) => one.assignmentId === held?.id && isWithThem(one, held.repId),
  );
  const later = others.filter((one) => one.ordinal > offer.ordinal).slice(-1);
  const [first, ...rest] = holding.length > 0 ? holding : later;
  if (!first) return null;
  const names = await Promise.all([first, ...rest].map(({ repId }) => nameOfRep(from, repId)));
  return { name: toAsked(names) ?? names, offer: first };
}

/** Of an open assignment: the offer of its rep, or of each who can claim it yet. */
function isWithThem({ repId, state }: OfferRecord, holderId: string | null): boolean {
  return holderId === null ? state === 'made' : repId === holderId;
}

/** Who claimed it, even when they no longer have it. */
async function takenByOther(
  ctx: Context,
  { offer }: Settled,
  next: Next | null,
): Promise<OfferSettlement> {
  const at = offer.settledAt ?? offer.dueAt;
  const all = await listOffers(ctx.db.read, offer.leadId);
  const first = all.find((one) => one.assignmentId === offer.assignmentId && isClaim(one));
  const by = first?.repId ?? next?.offer.repId;
  if (by === undefined) return { as: 'withdrawn', at };
  return { as: 'claimed_by_other', by: await nameOfRep(ctx.db.read, by), at };
}

/** Claimed, and maybe given back or taken away since. */
function isClaim({ state, reason }: OfferRecord): boolean {
  return state === 'claimed' || CLAIMED_ONCE.has(reason ?? '');
}

async function declined(
  ctx: Context,
  { offer, lead }: Settled,
  next: Asked | null,
): Promise<OfferSettlement> {
  const policy = await loadLivePolicy(ctx);
  const known = policy?.compiled.policy.reasons.find((one) => one.id === offer.reason);
  const draw = await findDraw(ctx.db.read, offer.id);
  const refunded = draw !== null && draw.refundedAt !== null;
  return {
    as: 'declined',
    at: offer.settledAt ?? offer.dueAt,
    reason: known?.label ?? offer.reason ?? '',
    next,
    refunded,
    free: draw === null,
    cameBack: refunded ? null : await spentLimit(ctx, offer),
    undoUntil: await undoUntil(ctx, { offer, lead }),
  };
}

async function isFree({ db }: Context, offer: OfferRecord): Promise<boolean> {
  return (await findDraw(db.read, offer.id)) === null;
}

async function calledBad(
  { db }: Context,
  { offer, lead }: Settled,
  next: Next | null,
): Promise<OfferSettlement> {
  const draw = await findDraw(db.read, offer.id);
  return {
    as: 'called_bad',
    at: offer.settledAt ?? offer.madeAt,
    next: next?.name ?? null,
    again: next?.offer.repId === offer.repId,
    agreed: lead.closeOutcome === 'bad',
    cameBack: draw !== null && draw.refundedAt !== null,
  };
}

/** A turn that would have come back for the reason, and did not. */
async function spentLimit({ db }: Context, offer: OfferRecord): Promise<number | null> {
  const { reason } = await findDeclineReason(db.read, offer, offer.reason ?? '');
  const drawn = reason?.refund ? await findDrawnPool(db.read, offer) : null;
  return drawn?.pool.refund_limit ?? null;
}

async function undoUntil(ctx: Context, settled: Settled): Promise<Date | null> {
  const verdict = await judgeUndo(ctx.db.read, settled, ctx.clock.now());
  return verdict.may ? verdict.until : null;
}

/** A claimed lead that a manager gave to somebody else is no longer this rep's. */
async function claimed(
  ctx: Context,
  { offer, lead }: Settled,
  next: Next | null,
): Promise<OfferSettlement> {
  const at = offer.settledAt ?? offer.madeAt;
  const assignment = await findAssignment(ctx.db.read, offer.assignmentId);
  if (assignment?.state === 'overridden' && next) {
    return overridden(ctx, next, { at: next.offer.madeAt, from: offer });
  }
  const clocks = await listClocks(ctx.db.read, lead.id);
  const dueOf = (kind: TouchPromise) =>
    clocks.find((one) => one.kind === kind && one.state === 'running')?.dueAt ?? null;
  return {
    as: 'claimed',
    at,
    asHost: offer.final && offer.givenBy === null,
    ...((await isCalled(ctx.db.read, offer)) && { firstSeen: true }),
    tookMs: at.getTime() - lead.receivedAt.getTime(),
    beside: await nameOfBeside(ctx.db.read, offer),
    contact: contactFor(lead, offer.repId),
    firstTouchBy: dueOf('first_touch'),
    nextTouchBy: dueOf('next_touch'),
    snooze: await snoozeOf(ctx.db.read, lead.id),
    crm: await crmState(ctx, lead.id),
    closed: lead.closeOutcome,
    worth: lead.closeAmount && moneyText(lead.closeAmount),
    undoUntil: await undoUntil(ctx, { offer, lead }),
  };
}

async function overridden(
  ctx: Context,
  next: Next,
  { at, from }: { at: Date; from: OfferRecord },
): Promise<OfferSettlement> {
  const { givenBy, givenTextId } = next.offer;
  const by = givenBy ? await nameOfActor(ctx.db.read, givenBy) : BATON;
  const text = givenTextId ? await findText(ctx.db.read, givenTextId) : null;
  const to = await nameOfRep(ctx.db.read, next.offer.repId);
  const zone = await zoneOf(ctx.db.read, await findRepById(ctx.db.read, from.repId));
  return { as: 'overridden', at, by, to, reason: givenWords(text, zone) };
}

async function sentOn(
  { db }: Context,
  { offer }: Settled,
  next: Asked | null,
): Promise<OfferSettlement> {
  const { leadId, id: subject } = offer;
  const act = await findLatestEvent(db.read, { leadId, subject, action: 'lead.rerouted' });
  const by = act ? await nameOfActor(db.read, act.actor) : BATON;
  const text = act && (await findText(db.read, String(act.data.note ?? '')));
  const at = act?.at ?? offer.settledAt ?? offer.madeAt;
  return { as: 'sent_on', at, by, reason: text?.body ?? '', next };
}

async function crmState(ctx: Context, leadId: string): Promise<'none' | 'saved' | 'pending'> {
  const messages = await listMessages(ctx.db.read, { leadId, limit: 200 });
  const writes = messages.filter((one) => one.kind === 'crm.owner_set');
  const last = writes.at(-1);
  if (!last) return 'none';
  return last.state === 'done' ? 'saved' : 'pending';
}
