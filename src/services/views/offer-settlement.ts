/** Tells the rep who held an offer what became of it. */
import { listClocks } from '../../db/clock-store.ts';
import { findDecision } from '../../db/decision-store.ts';
import { type LeadRecord, resolveLead } from '../../db/lead-store.ts';
import { wasRefunded } from '../../db/ledger-store.ts';
import type { OfferRecord } from '../../db/offer-store.ts';
import { findAssignment, findOpenAssignment, listOffers } from '../../db/offer-store.ts';
import { listMessages } from '../../db/outbox-store.ts';
import { findText } from '../../db/text-store.ts';
import type { OfferSettlement } from '../../routing/model/cards.ts';
import type { Context } from '../context.ts';
import { loadLivePolicy } from '../workspace/load-policy.ts';
import { nameOfActor, nameOfRep } from './names.ts';

interface Settled {
  offer: OfferRecord;
  lead: LeadRecord;
}

/** Null while the offer can be answered. */
export async function settlementOf(
  ctx: Context,
  { offer, lead }: Settled,
): Promise<OfferSettlement | null> {
  if (offer.state === 'made') return null;
  const at = offer.settledAt ?? offer.dueAt;
  const next = await nextAfter(ctx, offer);
  if (lead.mergedInto && !next && isTakenByMerge(offer)) return merged(ctx, { offer, lead }, at);
  if (offer.state === 'claimed') return claimed(ctx, { offer, lead }, next);
  if (offer.state === 'expired') return { as: 'expired', at, next: next?.name ?? null };
  if (offer.state === 'declined') {
    const policy = await loadLivePolicy(ctx);
    const known = policy?.compiled.policy.reasons.find((one) => one.id === offer.reason);
    const refunded = await wasRefunded(ctx.db.read, offer.id);
    const reason = known?.label ?? offer.reason ?? '';
    return { as: 'declined', at, reason, next: next?.name ?? null, refunded };
  }
  if (offer.reason === 'away') return { as: 'away', at, next: next?.name ?? null };
  if (offer.reason === 'override' && next) return overridden(ctx, next, at);
  return { as: 'withdrawn', at };
}

function isTakenByMerge({ state, reason }: OfferRecord): boolean {
  return state === 'claimed' || reason === 'merged';
}

async function merged(ctx: Context, { offer, lead }: Settled, at: Date): Promise<OfferSettlement> {
  const from = ctx.db.read;
  const into = (await resolveLead(from, lead.id)) ?? lead;
  const held = await findOpenAssignment(from, into.id);
  const holder = held && (await nameOfRep(from, held.repId));
  const own = held?.repId === offer.repId;
  return { as: 'merged', at: lead.closedAt ?? at, holder, own, since: into.receivedAt };
}

interface Next {
  name: string;
  offer: OfferRecord;
}

/** Who was asked after this offer, the latest first. */
async function nextAfter(ctx: Context, offer: OfferRecord): Promise<Next | null> {
  const later = (await listOffers(ctx.db.read, offer.leadId)).filter(
    (one) => one.ordinal > offer.ordinal,
  );
  const latest = later.at(-1);
  return latest ? { name: await nameOfRep(ctx.db.read, latest.repId), offer: latest } : null;
}

/** A claimed lead that a manager gave to somebody else is no longer this rep's. */
async function claimed(
  ctx: Context,
  { offer, lead }: Settled,
  next: Next | null,
): Promise<OfferSettlement> {
  const at = offer.settledAt ?? offer.madeAt;
  if (next) return overridden(ctx, next, next.offer.madeAt);
  const clocks = await listClocks(ctx.db.read, lead.id);
  const touch = clocks.find((one) => one.kind === 'first_touch' && one.state === 'running');
  return {
    as: 'claimed',
    at,
    asHost: await isHost(ctx, offer),
    tookMs: at.getTime() - lead.receivedAt.getTime(),
    firstTouchBy: touch?.dueAt ?? null,
    crm: await crmState(ctx, lead.id),
    closed: lead.closeOutcome,
  };
}

/** Did the decision give it for good, without asking? */
async function isHost({ db }: Context, offer: OfferRecord): Promise<boolean> {
  const assignment = await findAssignment(db.read, offer.assignmentId);
  const decision = assignment?.decisionId && (await findDecision(db.read, assignment.decisionId));
  return decision ? 'final' in decision.placement && decision.placement.final : false;
}

async function overridden(ctx: Context, next: Next, at: Date): Promise<OfferSettlement> {
  const { givenBy, givenTextId } = next.offer;
  const by = givenBy ? await nameOfActor(ctx.db.read, givenBy) : 'Baton';
  const text = givenTextId ? await findText(ctx.db.read, givenTextId) : null;
  return { as: 'overridden', at, by, to: next.name, reason: text?.body ?? '' };
}

async function crmState(ctx: Context, leadId: string): Promise<'none' | 'saved' | 'pending'> {
  const messages = await listMessages(ctx.db.read, { leadId, limit: 200 });
  const writes = messages.filter((one) => one.kind === 'crm.owner_set');
  const last = writes.at(-1);
  if (!last) return 'none';
  return last.state === 'done' ? 'saved' : 'pending';
}
