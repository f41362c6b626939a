/**
 * Tells the managers what still waits in quarantine after its time, all in one message, and pages
 * what has waited too long, once. After a downtime each is told once.
 */
import {
  listActedOn,
  listQuarantined,
  nextReviewAt,
  planReview,
  type QuarantinedLead,
} from '../../db/leads/quarantine-store.ts';
import { toAppError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { findOutage } from '../outage/find-outage.ts';
import {
  laterBy,
  loadReviewTerms,
  pagesAt,
  type ReviewTerms,
} from '../steps/quarantine/review-terms.ts';
import { audit, inStep, promise, type Step } from '../steps/step.ts';
import { page } from '../steps/telling/tell-outage.ts';

const SLA = { kind: 'system', part: 'sla' } as const;
/** What would be told within so long is told along. */
const GATHER_MS = 15 * 60_000;
const PAGED = 'lead.quarantine_paged';

/** Returns how many leads it told of; one that fails is logged and tried again. */
export async function reviewQuarantine(ctx: Context): Promise<number> {
  const dueAt = await nextReviewAt(ctx.db.read);
  if (!dueAt || dueAt > ctx.clock.now()) return 0;
  try {
    return await inStep(ctx, SLA, review);
  } catch (thrown) {
    const err = toAppError(thrown);
    ctx.log.error({ code: err.code, err }, 'Quarantine could not be reviewed; it is tried again.');
    return 0;
  }
}

async function review(step: Step): Promise<number> {
  const { ctx, tx, now } = step;
  await ctx.db.mutex(tx, 'quarantine');
  if (await findOutage(tx, 'slack')) return 0;
  const all = await listQuarantined(tx);
  if (!all.some(({ reviewAt }) => reviewAt !== null && reviewAt <= now)) return 0;
  const terms = await loadReviewTerms(tx);
  const told = all.filter((lead) => isToldNow(lead, now));
  const paged = await pageOverdue(step, { all, terms });
  for (const lead of told) await planNext(step, lead, { terms, isPaged: paged.has(lead.id) });
  await promise(step, {
    destination: 'slack',
    kind: 'quarantine_digest',
    leadId: null,
    stream: 'quarantine',
    payload: {},
    urgency: 0.5,
  });
  return told.length;
}

/** Whatever was told of before is told of again with the rest, so that all are told together. */
function isToldNow({ reviewAt, reviews }: QuarantinedLead, now: Date): boolean {
  if (reviewAt === null) return false;
  return reviews > 0 || reviewAt.getTime() <= now.getTime() + GATHER_MS;
}

async function planNext(
  step: Step,
  lead: QuarantinedLead,
  { terms, isPaged }: { terms: ReviewTerms; isPaged: boolean },
): Promise<void> {
  const times = [laterBy(terms, step.now, terms.remind), isPaged ? null : pagesAt(terms, lead)];
  const ahead = times.filter((at) => at !== null && at > step.now).map((at) => Number(at));
  const reviewAt = ahead.length > 0 ? new Date(Math.min(...ahead)) : null;
  await planReview(step.tx, lead.id, { reviewAt, reviews: lead.reviews + 1 });
  if (lead.reviews > 0) return;
  await audit(step, { action: 'lead.review_due', subject: lead.id, leadId: lead.id });
}

/** Returns all that was paged, now or before: a lead pages once. */
async function pageOverdue(
  step: Step,
  { all, terms }: { all: QuarantinedLead[]; terms: ReviewTerms },
): Promise<Set<string>> {
  const late = all.filter((lead) => isOverdue(terms, lead, step.now));
  const before = await listActedOn(step.tx, { leads: late, action: PAGED });
  const fresh = late.filter(({ id }) => !before.has(id));
  if (fresh.length === 0 || !step.ctx.pages) return before;
  await page(step, { kind: 'page.quarantine', payload: {} });
  for (const { id } of fresh) await audit(step, { action: PAGED, subject: id, leadId: id });
  return new Set(late.map(({ id }) => id));
}

export function isOverdue(terms: ReviewTerms, lead: QuarantinedLead, now: Date): boolean {
  const at = pagesAt(terms, lead);
  return at !== null && at <= now;
}
