/** Decides whether providers are asked about a new lead, and how long the router waits for them. */

import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import { factsOf, isFresh, subjectFor } from '../../../routing/enrichment/provider-state.ts';
import type { Identity } from '../../../routing/model/lead.ts';
import { isEnriched, loadLearned } from '../knowledge/load-enrichment.ts';
import type { Step } from '../step.ts';

/** Nobody waits for a lead of a file with many others: facts may take their time. */
const BULK_WITHIN_MS = 60_000;

export interface Arriving {
  identity: Pick<Identity, 'domain' | 'email'>;
  test: boolean;
  source: string;
  /** Came in by a file with many others. */
  bulk?: boolean;
}

export interface EnrichmentPlan {
  /** When the router looks at it, answered or not: both are columns, so that no crash delays it. */
  routeAt: Date;
  /** Null when nobody is to be asked. */
  enrichAt: Date | null;
}

export async function enrichmentPlan(step: Step, arriving: Arriving): Promise<EnrichmentPlan> {
  const { tx, now } = step;
  const { identity } = arriving;
  const atOnce = { routeAt: now, enrichAt: null };
  if (!isEnriched(arriving)) return atOnce;
  const { settings, facts } = await loadLearned(tx, identity);
  const isMissing = settings.providers.some((provider) => {
    const subject = subjectFor(provider, identity);
    return subject !== null && !isFresh(provider, factsOf(provider, subject, facts), now);
  });
  if (!isMissing) return atOnce;
  const withinMs = arriving.bulk ? BULK_WITHIN_MS : settings.within;
  return { routeAt: new Date(now.getTime() + withinMs), enrichAt: now };
}

/** A repeat may name a company the first time did not; nobody waits for what is told of it. */
export async function askAgain(
  step: Step,
  { test, source, enrichAt }: Pick<LeadRecord, 'test' | 'source' | 'enrichAt'>,
  identity: Arriving['identity'],
): Promise<{ enrichAt?: Date; enrichAttempts?: number }> {
  if (enrichAt !== null) return {};
  const plan = await enrichmentPlan(step, { identity, test, source });
  return plan.enrichAt === null ? {} : { enrichAt: plan.enrichAt, enrichAttempts: 0 };
}
