/** Writes down what providers answered about one lead, and what follows from it. */
import { letRoute, planEnrichment } from '../../db/knowledge/enrichment-store.ts';
import { type LeadRecord, lockLead, updateLead } from '../../db/leads/lead-store.ts';
import { lookAgain, mayBePlaced } from '../steps/intake/look-again.ts';
import { redrawOpenOffers } from '../steps/offer/end-offer.ts';
import { rescoreLead } from '../steps/placing/place-lead.ts';
import { audit, type Step } from '../steps/step.ts';
import type { Answered, TakenLead } from './enrich-lead.ts';
import { type Learnings, storeAnswers } from './store-answers.ts';

const MINUTE_MS = 60_000;
/** How long after each failure it is tried again; after the last of them nobody is asked. */
export const BACKOFF_MS = [1, 10, 60, 360].map((minutes) => minutes * MINUTE_MS);

export async function settleEnrichment(
  step: Step,
  { leadId, until }: TakenLead,
  answers: readonly Answered[],
): Promise<void> {
  const lead = await lockLead(step.ctx.db, step.tx, leadId);
  const learnings = await storeAnswers(step, answers);
  // Somebody else took the lead when our lease had ended, and settles it.
  if (lead?.enrichAt?.getTime() !== until.getTime()) return;
  const again = await planNext(step, lead, learnings);
  await record(step, { lead, learnings, again });
  if (lead.state === 'received') return letRoute(step.tx, leadId, step.now);
  const isNews = answers.length > learnings.failed.length;
  if (!isNews && again !== null) return;
  if (learnings.told.length > 0) await scoreAnew(step, lead);
  // Its line on missing data, and what is told of the company, follow what is known now.
  await redrawOpenOffers(step, leadId);
}

/** Whoever has it keeps it; what waits for a rep is decided anew. */
async function scoreAnew(step: Step, lead: LeadRecord): Promise<void> {
  if (mayBePlaced(lead)) await updateLead(step.tx, lead.id, lookAgain(lead, step.now));
  else await rescoreLead(step, lead);
}

/** When to ask again; null when there is nothing to ask for, or it was tried often enough. */
async function planNext(
  { tx, now }: Step,
  { id, enrichAttempts }: LeadRecord,
  { failed }: Learnings,
): Promise<Date | null> {
  const waitMs = failed.length > 0 ? BACKOFF_MS[enrichAttempts] : undefined;
  const asked = Math.max(0, ...failed.map(({ retryAfterMs }) => retryAfterMs));
  const enrichAt = waitMs === undefined ? null : new Date(now.getTime() + Math.max(waitMs, asked));
  const attempts = failed.length > 0 ? enrichAttempts + 1 : 0;
  await planEnrichment(tx, id, { enrichAt, enrichAttempts: attempts });
  return enrichAt;
}

interface Settled {
  lead: LeadRecord;
  learnings: Learnings;
  again: Date | null;
}

async function record(step: Step, { lead, learnings, again }: Settled): Promise<void> {
  const { told, failed, setAside } = learnings;
  const row = { subject: lead.id, leadId: lead.id };
  if (told.length > 0) {
    const data = { providers: told.join(', '), set_aside: setAside.join(', ') };
    await audit(step, { ...row, action: 'lead.enriched', data });
  }
  if (failed.length > 0) {
    const providers = failed.map(({ provider, why }) => `${provider}: ${why}`).join(', ');
    const data = { providers, until: again?.toISOString() ?? null };
    await audit(step, { ...row, action: 'lead.enrichment_failed', data });
  }
}
