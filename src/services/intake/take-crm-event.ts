/**
 * Takes one event that a CRM tells of a lead, once: what its rep did there, how it ended, whose it
 * is. What changes nothing is kept in the history of the lead all the same.
 */
import { createHash } from 'node:crypto';
import { findKey, insertDelivery, takeKey } from '../../db/intake/intake-store.ts';
import { type LeadRecord, lockLead } from '../../db/leads/lead-store.ts';
import type { CrmEvent } from '../../routing/contracts/crm-events.ts';
import { MAX_AHEAD_MS } from '../../routing/intake/parse-submission.ts';
import type { Actor } from '../../routing/model/actor.ts';
import { because, type Reason } from '../../routing/model/reasons.ts';
import type { Source } from '../../routing/model/workspace/source.ts';
import type { Context } from '../context.ts';
import { findToldLead, findToldRep } from '../steps/crm/find-told.ts';
import { noteOwner } from '../steps/crm/note-owner.ts';
import { takeActivity } from '../steps/crm/take-activity.ts';
import { takeOutcome } from '../steps/crm/take-outcome.ts';
import { record, type Taken, type Told } from '../steps/crm/told.ts';
import { keepText } from '../steps/keep-text.ts';
import { inStep, type Step } from '../steps/step.ts';
import { KEY_LIFE_MS } from './intake-delivery.ts';

const CRM: Actor = { kind: 'system', part: 'crm' };

export interface CrmDelivery {
  source: Pick<Source, 'id'>;
  event: CrmEvent;
  /** As it came in. */
  body: Uint8Array;
  contentType: string;
}

export type CrmEventOutcome =
  | { outcome: 'applied'; deliveryId: string; leadId: string }
  | { outcome: 'recorded'; deliveryId: string; leadId: string; why: Reason }
  | { outcome: 'duplicate'; deliveryId: string; leadId: string }
  | { outcome: 'unknown_lead' };

/** Durable when it resolves. An event of a lead that is not known is not kept, nor is its id. */
export async function takeCrmEvent(ctx: Context, sent: CrmDelivery): Promise<CrmEventOutcome> {
  const { event, source } = sent;
  const from = ctx.db.read;
  const repId = await findToldRep(from, { owner: event.owner ?? null, system: source.id });
  const found = await findToldLead(from, event, { repId, now: ctx.clock.now() });
  if (!found) return { outcome: 'unknown_lead' };
  return inStep(ctx, CRM, async (step) => {
    const lead = await lockLead(ctx.db, step.tx, found.id);
    if (!lead) return { outcome: 'unknown_lead' };
    const earlier = await takeOnce(step, sent, lead);
    if ('known' in earlier) return { outcome: 'duplicate', ...earlier.known };
    const { deliveryId } = earlier;
    const { status, ...rest } = await take(step, await toldOf(step, sent, { lead, repId }));
    return { outcome: status, deliveryId, leadId: lead.id, ...rest } as CrmEventOutcome;
  });
}

type Kept = { deliveryId: string } | { known: { deliveryId: string; leadId: string } };

/** The id of an event is taken, and its bytes are kept, in the transaction that heeds it. */
async function takeOnce(step: Step, sent: CrmDelivery, lead: LeadRecord): Promise<Kept> {
  const { tx, now, ctx } = step;
  const { source, body, contentType, event } = sent;
  const deliveryId = ctx.newId('dlv');
  const key = {
    source: source.id,
    key: `event:${event.id}`,
    bodyHash: createHash('sha256').update(body).digest('hex'),
    deliveryId,
    leadId: lead.id,
    expiresAt: new Date(now.getTime() + KEY_LIFE_MS),
  };
  if (!(await takeKey(tx, key, now))) {
    const first = (await findKey(tx, key)) ?? key;
    return { known: { deliveryId: first.deliveryId, leadId: first.leadId } };
  }
  const row = { id: deliveryId, source: source.id, contentType, body, receivedAt: now };
  await insertDelivery(tx, { ...row, outcome: 'taken', note: null });
  return { deliveryId };
}

/** A clock there that is a little ahead of ours makes nothing happen tomorrow. */
async function toldOf(
  step: Step,
  { event, source }: CrmDelivery,
  { lead, repId }: { lead: LeadRecord; repId: string | null },
): Promise<Told> {
  const saidAt = new Date(event.at);
  const isAhead = saidAt > step.now && saidAt.getTime() - step.now.getTime() <= MAX_AHEAD_MS;
  const body = event.type === 'activity' ? event.text?.trim() : undefined;
  const note = body ? await keepText(step, { leadId: lead.id, kind: 'touch', body }) : null;
  return { event, at: isAhead ? step.now : saidAt, system: source.id, lead, repId, note };
}

async function take(step: Step, told: Told): Promise<Taken> {
  const { event } = told;
  if (told.at > step.now) return record(step, told, because('crm.ahead'));
  if (event.type === 'activity') return takeActivity(step, told, event.kind);
  // Whoever opens an opportunity has spoken with them: it is no end of the lead yet.
  if (event.type === 'opportunity_created') return takeActivity(step, told, 'meeting');
  if (event.type === 'owner_changed') return noteOwner(step, told);
  return takeOutcome(step, { ...told, event });
}
