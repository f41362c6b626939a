/** Adds to the facts of a lead how and when it is decided: conditions may ask about that too. */
import { wallTime } from '../availability/wall-time.ts';
import { trustIn } from '../enrichment/doubt.ts';
import type { DecisionInput } from '../model/decision.ts';
import type { LeadFacts } from '../model/lead.ts';

type Circumstances = Pick<DecisionInput, 'now' | 'touches' | 'bulk' | 'enrichment'>;

/**
 * What the facts say already stays as it is, so that a replay of stored facts reads the same.
 *
 * @param timeZone the policy's; a version published by an older release was stored without one
 */
export function withCircumstances(
  facts: LeadFacts,
  timeZone: string | undefined,
  { now, touches, bulk = false, enrichment }: Circumstances,
): LeadFacts {
  return {
    time: wallTime(timeZone ?? 'UTC', now),
    touches,
    bulk,
    ...(enrichment && { enrichment: trustIn(enrichment) }),
    ...facts,
  };
}
