/** Asks somebody who may to allow a deed on one lead: kept word for word, sent as a message. */
import { type LeadRecord, lockLead } from '../../../db/leads/lead-store.ts';
import { findRepById, type RepRecord } from '../../../db/workspace/team-store.ts';
import { type Actor, actorName } from '../../../routing/model/actor.ts';
import type { DeedCard } from '../../../routing/model/cards/deed-card.ts';
import type { Context } from '../../context.ts';
import { keepText } from '../../steps/keep-text.ts';
import { findPerformer } from '../../steps/permission.ts';
import { audit, inStep, promise, type Step } from '../../steps/step.ts';
import { listDeedEvents, loadDeed } from './load-deed.ts';

/** Of one person about one lead, as long as nobody answers. */
const MOST_OPEN = 3;

export interface AskedDeed {
  leadId: string;
  /** The whole command, with ids. */
  command: string;
  toRepId: string;
  actor: Actor;
}

export type AskOutcome =
  | { outcome: 'asked' | 'asked_before'; to: string; company: string; expiresAt: Date }
  | { outcome: 'too_many'; to: string; company: string }
  | { outcome: 'unreachable'; to: string }
  | { outcome: 'unknown_lead' }
  | { outcome: 'stranger' };

export async function askForDeed(ctx: Context, input: AskedDeed): Promise<AskOutcome> {
  return inStep(ctx, input.actor, async (step) => {
    if (!(await findPerformer(step.tx, input.actor))) return { outcome: 'stranger' };
    const lead = await lockLead(ctx.db, step.tx, input.leadId);
    if (!lead) return { outcome: 'unknown_lead' };
    const asked = await findRepById(step.tx, input.toRepId);
    const to = asked?.profile.name ?? input.toRepId;
    if (!asked?.slackUserId) return { outcome: 'unreachable', to };
    const open = await listOpen(step, lead.id);
    const same = open.find((one) => one.command === input.command && one.asked.repId === asked.id);
    const { company } = lead;
    if (same) return { outcome: 'asked_before', to, company, expiresAt: same.expiresAt };
    if (open.length >= MOST_OPEN) return { outcome: 'too_many', to, company };
    const expiresAt = await ask(step, lead, { asked, command: input.command });
    return { outcome: 'asked', to, company, expiresAt };
  });
}

/** What this person asked for about the lead and nobody has answered. */
async function listOpen({ tx, actor, now }: Step, leadId: string): Promise<DeedCard[]> {
  const own = (await listDeedEvents(tx, leadId)).filter(
    (event) => event.action === 'deed.asked' && event.actor === actorName(actor),
  );
  const cards = await Promise.all(
    own.map(({ data }) => loadDeed(tx, { leadId, deedId: String(data.deed) }, now)),
  );
  return cards.filter((card) => card?.state === 'open').filter((card) => card !== null);
}

async function ask(
  step: Step,
  { id: leadId }: LeadRecord,
  { asked, command }: { asked: RepRecord; command: string },
): Promise<Date> {
  const { id: deedId, commitment } = await keepText(step, { leadId, kind: 'deed', body: command });
  const data = { deed: deedId, deed_sha256: commitment, to: asked.id };
  await audit(step, { action: 'deed.asked', subject: leadId, leadId, data });
  await promise(step, {
    destination: 'slack',
    kind: 'deed',
    leadId,
    stream: `deed:${deedId}`,
    payload: { deedId, repId: asked.id },
    urgency: 1,
  });
  const card = await loadDeed(step.tx, { leadId, deedId }, step.now);
  return card?.expiresAt ?? step.now;
}
