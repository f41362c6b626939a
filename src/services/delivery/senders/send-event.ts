/** Sends one event to the outside system: owner, task, and what happened to the lead. */

import type { OutboxRecord } from '../../../db/delivery/outbox-store.ts';
import { findLead } from '../../../db/leads/lead-store.ts';
import { findOffer } from '../../../db/leads/offer-store.ts';
import { findRepById } from '../../../db/workspace/team-store.ts';
import type { CrmOwner, EventSink } from '../../../ports.ts';
import { EVENT_CONTRACT } from '../../../routing/contracts/events.ts';
import { english, say } from '../../../words/say.ts';
import type { Context } from '../../context.ts';
import { confirmOwner } from '../../steps/sla/window/begin-by-crm.ts';
import type { Sent } from '../send.ts';

const OUTBOX = { kind: 'system', part: 'outbox' } as const;

export async function sendEvent(
  ctx: Context,
  sink: EventSink | null,
  message: OutboxRecord,
): Promise<Sent> {
  const lead = message.leadId ? await findLead(ctx.db.read, message.leadId) : null;
  if (!sink || !lead) return {};
  if (await isOvertaken(ctx, message)) return {};
  const repId = message.payload.repId;
  const owner = typeof repId === 'string' ? await ownerOf(ctx, repId) : null;
  const { submission } = lead;
  const data: Record<string, unknown> = { ...(owner ? { owner } : {}), ...extraOf(message, lead) };
  if (message.kind.startsWith('crm.')) data.contact = { ...submission.person, ...submission.crm };
  await sink.send({
    schema_version: EVENT_CONTRACT.current,
    id: message.id,
    type: message.kind,
    at: message.createdAt.toISOString(),
    lead_id: lead.id,
    version: lead.version,
    data,
  });
  const { offerId } = message.payload;
  if (message.kind !== 'crm.owner_set' || typeof offerId !== 'string') return { reached: true };
  // The card says that the CRM has it, once it has.
  return {
    reached: true,
    record: (tx, now) => confirmOwner({ ctx, tx, now, actor: OUTBOX }, offerId),
  };
}

/** Somebody else is asked by now: no automation of the CRM shall begin for whoever no longer is. */
async function isOvertaken(ctx: Context, { payload }: OutboxRecord): Promise<boolean> {
  const { at, offerId } = payload;
  if (at !== 'offer' || typeof offerId !== 'string') return false;
  const offer = await findOffer(ctx.db.read, offerId);
  return offer?.state !== 'made' && offer?.state !== 'claimed';
}

async function ownerOf(ctx: Context, repId: string): Promise<CrmOwner> {
  const rep = await findRepById(ctx.db.read, repId);
  const [crmId] = Object.values(rep?.profile.crm ?? {});
  return { rep_id: repId, email: rep?.email ?? null, crm_id: crmId ?? null };
}

function extraOf(message: OutboxRecord, lead: { company: string }): Record<string, unknown> {
  const { payload } = message;
  if (message.kind === 'crm.task_created') {
    return { title: english(say`First touch: ${lead.company}`), due_at: payload.dueAt ?? null };
  }
  const { offerId, assignmentId, outcome, mergedInto, touch, engagement } = payload;
  const { amount, currency, until, why } = payload;
  return {
    ...(offerId ? { offer_id: offerId } : {}),
    ...(assignmentId ? { assignment_id: assignmentId } : {}),
    ...(outcome ? { outcome } : {}),
    ...(mergedInto ? { merged_into: mergedInto } : {}),
    ...(currency ? { amount: { amount, currency } } : {}),
    ...(touch ? { kind: touch } : {}),
    ...(engagement ? { engagement } : {}),
    ...(until ? { until } : {}),
    ...(why ? { why } : {}),
  };
}
