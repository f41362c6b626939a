/** Says which territory and segment are a lead's own, and why not the others that match. */
import type { PlaceVerdict } from '../model/decision.ts';
import type { LeadFacts } from '../model/lead.ts';
import type { Segment } from '../model/policy/policy.ts';
import type { Territory } from '../model/policy/territory.ts';
import { because, type Reason } from '../model/reasons.ts';
import type { CompiledPolicy } from '../policy/compile-policy.ts';
import type { Entry } from '../policy/ordered-list.ts';
import { withFound } from './found-facts.ts';

type Places = Pick<CompiledPolicy, 'territories' | 'segments'>;

/** @param facts as they are before anything is found of the lead */
export function judgePlaces({ territories, segments }: Places, facts: LeadFacts): PlaceVerdict[] {
  const territory = territories.first(facts)?.id ?? null;
  const located = withFound(facts, { territory });
  const segment = segments.first(located)?.id ?? null;
  return [
    ...judgeTerritories(territories.telling(facts), { facts, winner: territory }),
    ...judgeSegments(segments.telling(located), { facts: located, winner: segment }),
  ];
}

interface Judged {
  facts: LeadFacts;
  /** The id of the one that is the lead's own. */
  winner: string | null;
}

/** @param asked in the order in which they decide */
export function judgeTerritories(asked: readonly Entry<Territory>[], how: Judged): PlaceVerdict[] {
  const why = { won: because('territory.won'), lost: whyNotTerritory };
  return judge(asked, how, why).map((verdict) => ({ place: 'territory', ...verdict }));
}

export function judgeSegments(asked: readonly Entry<Segment>[], how: Judged): PlaceVerdict[] {
  const why = { won: because('rule.won'), lost: whyNotSegment };
  return judge(asked, how, why).map((verdict) => ({ place: 'segment', ...verdict }));
}

function whyNotSegment(_: Segment, winner: Segment): Reason {
  return because('rule.lost_by_order', { rule: winner.id });
}

function whyNotTerritory(one: Territory, winner: Territory): Reason {
  if (one.priority === winner.priority) return because('rule.lost_by_order', { rule: winner.id });
  const data = { value: one.priority, territory: winner.id, other: winner.priority };
  return because('territory.lost_by_priority', data);
}

function judge<T extends { id: string }>(
  asked: readonly Entry<T>[],
  { facts, winner }: Judged,
  why: { won: Reason; lost: (one: T, winner: T) => Reason },
): Omit<PlaceVerdict, 'place'>[] {
  const first = asked.findIndex(({ one }) => one.id === winner);
  const best = asked[first]?.one;
  return asked.map(({ one, predicate }, at) => {
    const won = one === best;
    const miss = won ? null : predicate.explain(facts);
    const lost = best && at > first ? why.lost(one, best) : because('rule.matches_now');
    return { id: one.id, matched: miss === null, won, why: miss ?? (won ? why.won : lost) };
  });
}
