/** Explains one lead whole, from receipt to now: what a person, a script and an auditor may ask. */
import { type AuditEvent, listAuditEvents } from '../../db/audit/audit-store.ts';
import { listClocks } from '../../db/delivery/clock-store.ts';
import { listMessages } from '../../db/delivery/outbox-store.ts';
import { type DecisionRecord, listDecisions } from '../../db/leads/decision-store.ts';
import { type LeadRecord, resolveLead } from '../../db/leads/lead-store.ts';
import { listOffers } from '../../db/leads/offer-store.ts';
import { SCORES_CONTRACT } from '../../routing/contracts/scores.ts';
import { believedFacts } from '../../routing/enrichment/known-facts.ts';
import { explainVerdicts, type ToldVerdicts } from '../../routing/explanation/explain-verdicts.ts';
import type { Scores } from '../../routing/model/decision.ts';
import type { AccountSuggestion } from '../../routing/model/lead.ts';
import { type Reason, reasonText } from '../../routing/model/reasons.ts';
import type { CompiledPolicy } from '../../routing/policy/compile-policy.ts';
import type { Context } from '../context.ts';
import { explainSuggestions } from '../suggestions/explain-suggestions.ts';
import { explainEnrichment, loadCompanyData } from '../views/lead/company-data.ts';
import { companySignals } from '../views/lead/company-signals.ts';
import { loadPolicyVersion } from '../workspace/load-policy.ts';

export type Explanation = Record<string, unknown>;

const MOST = 500;

/** The JSON of `baton lead explain ID --json`; instants are ISO 8601 in UTC, lags are in leads. */
export async function explainLead(
  ctx: Context,
  input: { leadId: string },
): Promise<Explanation | null> {
  const from = ctx.db.read;
  const lead = await resolveLead(from, input.leadId);
  if (!lead) return null;
  const decisions = await listDecisions(from, lead.id);
  const latest = decisions.at(-1);
  const alias = lead.id === input.leadId ? {} : { asked_for: input.leadId, alias_of: lead.id };
  return {
    ...alias,
    ...explainArrival(lead),
    ...(latest
      ? explainDecision(latest, await loadPolicyVersion(from, latest.policyVersion))
      : explainNoDecision(lead)),
    signals: await companySignals(from, {
      lead,
      decision: latest ?? null,
      now: ctx.clock.now(),
    }),
    enrichment: await explainKnown(ctx, lead, latest),
    priority: lead.priority,
    status: lead.state,
    owner: lead.ownerId,
    close_outcome: lead.closeOutcome,
    close_amount: lead.closeAmount,
    engagement: lead.engagement,
    decisions: decisions.map((one) => ({
      id: one.id,
      at: one.madeAt,
      trigger: one.trigger,
      rule: one.rule,
      ...outcomeOf(one),
    })),
    suggestions: await explainSuggestions(ctx.db.read, lead.id),
    ...(await explainWhatFollowed(ctx, lead.id)),
  };
}

/** Providers may have answered since it was decided, so that both is told. */
async function explainKnown(ctx: Context, lead: LeadRecord, latest: DecisionRecord | undefined) {
  const now = ctx.clock.now();
  const account = latest?.account.account ?? null;
  const { enrichment } = await loadCompanyData(ctx.db.read, { lead, account, now });
  const decidedWith = latest && explainDecidedWith(latest);
  return {
    confidence: latest?.scores.confidence ?? 0,
    facts: { ...lead.submission.company, ...believedFacts(enrichment).company },
    ...explainEnrichment(enrichment, now),
    asked_again_at: lead.enrichAt,
    ...(decidedWith && { decided_with: decidedWith }),
  };
}

function explainDecidedWith({ enrichment, facts, madeAt }: DecisionRecord) {
  return { facts: facts.company, ...explainEnrichment(enrichment ?? NOTHING_LEARNED, madeAt) };
}

function explainArrival(lead: LeadRecord): Explanation {
  return {
    lead: lead.id,
    company: lead.company,
    source: lead.source,
    test: lead.test,
    received_at: lead.receivedAt,
    stale: lead.stale,
    bulk: lead.bulk,
    touches: lead.touchCount,
    faults: lead.faults,
  };
}

/** A lead may wait before anything could be decided about it. */
function explainNoDecision({ state, heldFor }: LeadRecord): Explanation {
  if (heldFor === null) return NOTHING_DECIDED;
  const why = { reason_codes: [heldFor.code], reasons: [reasonText(heldFor)] };
  return { ...NOTHING_DECIDED, decision: { ...NOTHING_DECIDED.decision, outcome: state, ...why } };
}

/** Of a decision made before that was kept. */
const NOTHING_LEARNED = { fields: [], providers: [] };

const NOTHING_DECIDED = {
  account: { matched: false },
  scores: null,
  segment: null,
  policy_version: null,
  segments: [],
  territories: [],
  rules: [],
  candidates: [],
  decision: { rep: null, outcome: 'pending', reason_codes: [], confidence: 0 },
};

/**
 * The part of an explanation that is the decision's own: also what a preview shows.
 *
 * @param policy the version it was decided by; null where that is gone
 */
export function explainDecision(
  decision: DecisionRecord,
  policy: CompiledPolicy | null,
): Explanation {
  const { account, scores } = decision;
  const found = account.account;
  return {
    account: {
      matched: found !== null,
      id: found?.id ?? null,
      name: found?.name ?? null,
      owner: found?.ownerId ?? null,
      by: account.by,
      confidence: account.confidence,
      losers: account.losers,
      parent: account.parent ?? null,
      suggestion: account.suggestion ? explainSuggestion(account.suggestion) : null,
    },
    enrichment: {
      confidence: scores.confidence,
      ...explainDecidedWith(decision),
    },
    scores: {
      schema_version: SCORES_CONTRACT.current,
      ...numbersOf(scores),
      confidences: confidencesOf(scores),
      reasons: reasonsOf(scores),
    },
    segment: decision.segment,
    territory: decision.territory,
    tier: decision.tier,
    policy_version: decision.policyVersion,
    engine_version: decision.engineVersion,
    ...explainPolicy(explainVerdicts(policy, decision)),
    candidates: decision.candidates.map((one) => ({ ...one, ...said(one.why) })),
    candidates_by_reason: decision.losersByReason,
    decision: { id: decision.id, at: decision.madeAt, rule: decision.rule, ...outcomeOf(decision) },
  };
}

function explainPolicy({ territories, segments, rules }: ToldVerdicts) {
  return {
    territories: territories.map((one) => ({ territory: one.id, ...became(one) })),
    segments: segments.map((one) => ({ segment: one.id, ...became(one) })),
    rules: rules.map((one) => ({ rule: one.rule, ...became(one) })),
  };
}

function became({
  matched,
  won,
  why,
  recomputed,
}: ToldVerdicts['rules'][number] | ToldVerdicts['segments'][number]) {
  return { matched, won, ...said(why), recomputed };
}

function explainSuggestion({ accountId, name, score, why }: AccountSuggestion) {
  return { id: accountId, name, score, ...said(why) };
}

function outcomeOf({ placement, reasons, scores }: DecisionRecord) {
  return {
    rep: placement.outcome === 'offered' ? placement.repId : null,
    ...(placement.outcome === 'first_to_claim'
      ? { outcome: 'offered', asked_at_once: placement.repIds }
      : { outcome: placement.outcome }),
    pool: 'poolId' in placement ? placement.poolId : null,
    until: placement.outcome === 'scheduled' ? placement.until : null,
    reason_codes: reasons.map((one) => one.code),
    reasons: reasons.map((one) => reasonText(one)),
    confidence: scores.confidence,
  };
}

function said(why: Reason): { why: string; why_code: string } {
  return { why: reasonText(why), why_code: why.code };
}

function numbersOf({ components, priority, confidence }: Scores): Record<string, number> {
  const parts = Object.entries(components).map(([name, { score }]) => [name, score] as const);
  return { ...Object.fromEntries(parts), priority, confidence };
}

function confidencesOf({ components }: Scores): Record<string, number> {
  return Object.fromEntries(
    Object.entries(components).map(([name, { confidence }]) => [name, confidence]),
  );
}

function reasonsOf({ components }: Scores): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(components).map(([name, { reasons }]) => [
      name,
      reasons.map((one) => reasonText(one)),
    ]),
  );
}

async function explainWhatFollowed(ctx: Context, leadId: string): Promise<Explanation> {
  const from = ctx.db.read;
  const offers = await listOffers(from, leadId);
  const clocks = await listClocks(from, leadId);
  const messages = await listMessages(from, { leadId, limit: MOST });
  const events = await listAuditEvents(from, { leadId, limit: MOST });
  return {
    offers: offers.map((offer) => ({
      id: offer.id,
      rep: offer.repId,
      state: offer.state,
      at: offer.madeAt,
      delivered_at: offer.deliveredAt,
      due_at: offer.dueAt,
      settled_at: offer.settledAt,
      reason: offer.reason,
      given_by: offer.givenBy,
    })),
    overrides: events.filter(({ action }) => action === 'lead.overridden').map(explainOverride),
    clocks: clocks.map((clock) => ({
      id: clock.id,
      kind: clock.kind,
      state: clock.state,
      rep: clock.repId,
      tier: clock.tier,
      started_at: clock.startedAt,
      due_at: clock.dueAt,
      next_event_at: clock.nextEventAt,
      events: clock.events.map((event, index) => ({ ...event, fired: index < clock.fired })),
    })),
    outbox: messages.map((message) => ({
      id: message.id,
      kind: message.kind,
      destination: message.destination,
      state: message.state,
      attempts: message.attempts,
      created_at: message.createdAt,
      done_at: message.doneAt,
      last_error: message.lastError,
    })),
    audit: events.map(({ id, at, actor, action, subject, data }) => ({
      id,
      at,
      actor,
      action,
      subject,
      data,
    })),
  };
}

/** Without its words, which may be erased. */
function explainOverride({ at, actor, data }: AuditEvent) {
  const { from, to, final, reason_code = null } = data;
  return { at, by: actor, from, to, final, reason_code };
}
