/** Stores a decision with all that is needed to explain it: inputs, winner, losers, versions. */
import { createHash } from 'node:crypto';
import { insertDecision } from '../../../db/leads/decision-store.ts';
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import {
  type CandidateVerdict,
  type Decision,
  NAMED_LOSERS,
} from '../../../routing/model/decision.ts';
import { keptFacts } from '../../../routing/policy/kept-facts.ts';
import type { Description } from '../knowledge/describe-lead.ts';
import type { Step } from '../step.ts';
import type { Trigger } from './apply-decision.ts';
import type { Team } from './load-team.ts';

export interface Recorded {
  lead: LeadRecord;
  decision: Decision;
  situation: Description & { version: number };
  team: Team;
  trigger: Trigger;
}

export async function recordDecision(step: Step, recorded: Recorded): Promise<string> {
  const { lead, decision, situation, team, trigger } = recorded;
  const id = step.ctx.newId('dec');
  const { kept, losersByReason } = cutLosers(decision.candidates);
  await insertDecision(step.tx, {
    id,
    leadId: lead.id,
    madeAt: step.now,
    trigger,
    engineVersion: decision.engineVersion,
    policyVersion: situation.version,
    snapshotHash: hashTeam(team),
    facts: keptFacts(situation.facts),
    account: decision.account,
    enrichment: situation.enrichment,
    placement: decision.placement,
    segment: decision.segment,
    territory: decision.territory,
    tier: decision.tier,
    rule: decision.rule,
    scores: decision.scores,
    places: decision.places,
    rules: decision.rules,
    candidates: kept,
    losersByReason,
    reasons: decision.reasons,
  });
  return id;
}

function cutLosers(candidates: CandidateVerdict[]) {
  const losersByReason: Record<string, number> = {};
  const kept: CandidateVerdict[] = [];
  for (const verdict of candidates) {
    if (kept.length <= NAMED_LOSERS) kept.push(verdict);
    const { code } = verdict.why;
    losersByReason[code] = (losersByReason[code] ?? 0) + 1;
  }
  return { kept, losersByReason };
}

function hashTeam(team: Team): string {
  const rows = [...team.values()].map(({ record, state, load, presence: { timeOff, slack } }) => {
    return [record.profile, state, load, timeOff, slack];
  });
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 16);
}
