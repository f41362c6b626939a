/** Puts the offers that one rep gets in one go into one message, with one reminder for them all. */
import { lockOpenBundle } from '../../../db/delivery/bundle-store.ts';
import type { OfferRecord } from '../../../db/leads/offer-store.ts';
import type { Trigger } from '../placing/apply-decision.ts';
import { promise, promiseOnce, type Step } from '../step.ts';

/** As many fit in one message of Slack, each with its buttons. */
export const MOST_OFFERS = 15;
/** Longer, so that the clocks of all that joined have come due. */
const REMIND_JOIN_MS = 5_000;
/** A rep who answers one after the other sees one edit by us, not ten. */
const REDRAW_JOIN_MS = 1_000;

/**
 * What makes many leads be decided in one go, and how long the rest of them may join. All that a
 * rep leaves behind is decided in one transaction, so nobody waits for more.
 */
const JOIN_MS: Partial<Record<Trigger, number>> = {
  shift: 3_000,
  drain: 3_000,
  bulk: 3_000,
  fresh: 3_000,
  away: 0,
  left: 0,
  undeliverable: 1_000,
  timed_out: 1_000,
};

interface Joining {
  repId: string;
  urgency: number;
  /** Leads of files go out together, and never with one that just came. */
  bulk: boolean;
  trigger: Trigger;
  /** The lead's offer before this one. */
  before: Pick<OfferRecord, 'bundleId'> | undefined;
}

/** Silence about one lead concerns one lead; what came together runs out together. */
function joinMsOf({ trigger, before, bulk }: Joining): number | undefined {
  if (bulk) return JOIN_MS.bulk;
  const isAlone = trigger === 'timed_out' && !before?.bundleId;
  return isAlone ? undefined : JOIN_MS[trigger];
}

/**
 * Returns the id of the message that will carry the offer, null where it has its own. Call it under
 * the ledger's lock.
 */
export async function joinBundle(step: Step, offer: Joining): Promise<string | null> {
  const joinMs = joinMsOf(offer);
  return joinMs === undefined ? null : openBundle(step, { ...offer, joinMs });
}

/** The rep's message that still has room, or a new one. Call it under the ledger's lock. */
export async function openBundle(
  step: Step,
  offer: Pick<Joining, 'repId' | 'bulk' | 'urgency'> & { joinMs: number },
): Promise<string> {
  const { ctx, tx } = step;
  const { repId, bulk, urgency, joinMs } = offer;
  const open = await lockOpenBundle(ctx.db, tx, { repId, bulk, most: MOST_OFFERS });
  if (open) return open;
  const id = ctx.newId('msg');
  await promise(step, { ...about('bundle', id), id, urgency, dueAt: inMs(step, joinMs) });
  return id;
}

export async function remindBundle(
  step: Step,
  { bundleId, urgency }: { bundleId: string; urgency: number },
): Promise<void> {
  const dueAt = inMs(step, REMIND_JOIN_MS);
  await promiseOnce(step, { ...about('bundle_reminder', bundleId), urgency, dueAt });
}

export async function redrawBundle(step: Step, bundleId: string): Promise<void> {
  const dueAt = inMs(step, REDRAW_JOIN_MS);
  await promiseOnce(step, { ...about('bundle_update', bundleId), dueAt });
}

export async function shrinkOlderBundle(step: Step, bundleId: string): Promise<void> {
  await promise(step, about('bundle_shrink', bundleId));
}

function about(kind: string, bundleId: string) {
  return {
    destination: 'slack' as const,
    kind,
    leadId: null,
    stream: `bundle:${bundleId}`,
    payload: { bundleId },
  };
}

function inMs({ now }: Step, ms: number): Date {
  return new Date(now.getTime() + ms);
}
