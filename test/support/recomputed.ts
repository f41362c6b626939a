import { expect } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { type DecisionRecord, listDecisions } from '../../src/db/leads/decision-store.ts';
import {
  explainVerdicts,
  type ToldVerdicts,
} from '../../src/routing/explanation/explain-verdicts.ts';
import { withFound } from '../../src/routing/explanation/found-facts.ts';
import type { CompiledPolicy } from '../../src/routing/policy/compile-policy.ts';
import { asksForgotten } from '../../src/routing/policy/kept-facts.ts';
import type { OrderedList } from '../../src/routing/policy/ordered-list.ts';
import { loadPolicyVersion } from '../../src/services/workspace/load-policy.ts';

/**
 * Of every stored decision that can be found again is found as it was recorded. Says how many
 * decisions there were.
 */
export async function expectRecomputed(db: Database): Promise<number> {
  const rows = await db.read.select({ leadId: db.t.decisions.leadId }).from(db.t.decisions);
  let seen = 0;
  for (const leadId of new Set(rows.map((row) => row.leadId))) {
    for (const decision of await listDecisions(db.read, leadId)) {
      const policy = await loadPolicyVersion(db.read, decision.policyVersion);
      if (!policy) throw new Error(`${decision.id} was decided by a policy that is gone`);
      const recorded = matchesOf(policy, explainVerdicts(null, decision));
      const again = matchesOf(policy, explainVerdicts(policy, onlyForgotten(policy, decision)));
      expect(again, `what ${leadId} matched, found again for ${decision.id}`).toEqual(recorded);
      expect(placeOf(policy, decision), `where ${leadId} is, found again`).toEqual({
        territory: decision.territory,
        segment: decision.segment,
      });
      seen += 1;
    }
  }
  return seen;
}

function matchesOf(policy: CompiledPolicy, { territories, segments, rules }: ToldVerdicts) {
  const known = new Set(policy.rules.entries.map(({ one }) => one.id));
  const places = [...territories, ...segments].filter(({ matched }) => matched);
  return {
    places: places.map(({ place, id }) => `${place} ${id}`),
    rules: rules.filter(({ rule, matched }) => matched && known.has(rule)).map(({ rule }) => rule),
  };
}

/** As if nothing had been recorded but what nobody could find again. */
function onlyForgotten(policy: CompiledPolicy, decision: DecisionRecord): DecisionRecord {
  const { territories, segments, rules } = policy;
  const places = new Set([...forgotten(territories), ...forgotten(segments)]);
  const asked = new Set(forgotten(rules));
  return {
    ...decision,
    places: decision.places.filter(({ id }) => places.has(id)),
    rules: decision.rules.filter(({ rule }) => asked.has(rule)),
  };
}

function forgotten<T extends { id: string }>({ entries }: OrderedList<T>): string[] {
  return entries.filter(({ predicate }) => asksForgotten(predicate)).map(({ one }) => one.id);
}

/** As it was decided where nobody could find it again. */
function placeOf(policy: CompiledPolicy, { facts, territory, segment }: DecisionRecord) {
  const place = { territory, segment };
  if (forgotten(policy.territories).length === 0) {
    place.territory = policy.territory(facts)?.id ?? null;
  }
  if (forgotten(policy.segments).length === 0) {
    place.segment = policy.segment(withFound(facts, { territory }))?.id ?? null;
  }
  return place;
}
