/** Calls the managers to a lead that has come to quarantine, and plans when they are reminded. */
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import { countQuarantinedSince, planReview } from '../../../db/leads/quarantine-store.ts';
import { promise, type Step } from '../step.ts';
import { isSpam, laterBy, loadReviewTerms, pagesAt, type ReviewTerms } from './review-terms.ts';

/** A broken form sends hundreds: beyond these many the digest tells of the rest. */
const MOST_CARDS = 10;
const STORM_MS = 10 * 60_000;

/** Call it with the lead in quarantine. A test lead calls nobody. */
export async function callForReview(step: Step, lead: LeadRecord): Promise<void> {
  if (lead.test) return;
  const terms = await loadReviewTerms(step.tx);
  const isCalled = !isSpam(lead) && !lead.bulk;
  const isStorm = isCalled && (await isOneOfMany(step));
  const at = isStorm ? new Date(step.now.getTime() + STORM_MS) : firstReview(step, lead, terms);
  await planReview(step.tx, lead.id, { reviewAt: at, reviews: 0 });
  if (isStorm || !isCalled) return;
  await promise(step, {
    destination: 'slack',
    kind: 'quarantine',
    leadId: lead.id,
    stream: `quarantine:${lead.id}`,
    payload: { leadId: lead.id },
    urgency: 0.5,
  });
}

function firstReview({ now }: Step, lead: LeadRecord, terms: ReviewTerms): Date | null {
  return laterBy(terms, now, terms.review) ?? pagesAt(terms, lead);
}

async function isOneOfMany({ tx, now }: Step): Promise<boolean> {
  const since = new Date(now.getTime() - STORM_MS);
  return (await countQuarantinedSince(tx, since)) > MOST_CARDS;
}
