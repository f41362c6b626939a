/**
 * Tells the full story of a lead in plain words: why it went where it went, and what comes next.
 */
import { listAuditEvents } from '../../db/audit/audit-store.ts';
import type { Reader } from '../../db/database.ts';
import { listClocks } from '../../db/delivery/clock-store.ts';
import { type DecisionRecord, latestDecision } from '../../db/leads/decision-store.ts';
import { type LeadRecord, resolveLead } from '../../db/leads/lead-store.ts';
import { listOffers } from '../../db/leads/offer-store.ts';
import { findRepBySlackUser } from '../../db/workspace/team-store.ts';
import { explainVerdicts, type ToldVerdicts } from '../../routing/explanation/explain-verdicts.ts';
import type { StoryLine, StoryView } from '../../routing/model/cards/cards.ts';
import type { RuleVerdict } from '../../routing/model/decision.ts';
import { type ClockEvent, GIVEN_BACK } from '../../routing/model/offer.ts';
import { LEVEL_WORDS } from '../../routing/model/policy/sla.ts';
import { reasonText } from '../../routing/model/reasons.ts';
import type { Context } from '../context.ts';
import { suggestionSection } from '../suggestions/explain-suggestions.ts';
import { describeEvent } from '../views/events/describe-event.ts';
import { accountLines } from '../views/lead/account-lines.ts';
import { enrichmentLines, learnedSince, loadCompanyData } from '../views/lead/company-data.ts';
import { companySignals, signalLine } from '../views/lead/company-signals.ts';
import { headlineOf } from '../views/lead/headline.ts';
import { summarizeLead } from '../views/lead/lead-summary.ts';
import { nameOfRep } from '../views/names.ts';
import { zoneOf } from '../views/zone-of.ts';
import { loadPolicyVersion } from '../workspace/load-policy.ts';

const MOST_EVENTS = 100;
/** Of the rules that did not match; `lead explain --json` has all of them. */
const MOST_MISSED = 20;

export async function loadStory(
  ctx: Context,
  input: { leadId: string; userId: string | null; timeZone?: string },
): Promise<StoryView | null> {
  const from = ctx.db.read;
  const lead = await resolveLead(from, input.leadId);
  if (!lead) return null;
  const alias = lead.id === input.leadId ? '' : `${input.leadId} was merged into this lead. `;
  const reader = input.userId ? await findRepBySlackUser(from, input.userId) : null;
  const timeZone = reader ? await zoneOf(from, reader) : (input.timeZone ?? 'UTC');
  const decision = await latestDecision(from, lead.id);
  const signals = await companySignals(from, { lead, decision, now: ctx.clock.now() });
  return {
    lead: summarizeLead(lead),
    state: lead.state,
    headline: alias + (await headlineOf(from, { lead, decision, timeZone })),
    sections: [
      { title: 'What came in', lines: arrivalLines(lead) },
      ...(signals.length > 0
        ? [{ title: 'What the company shows elsewhere', lines: signals.map(signalLine) }]
        : []),
      ...(decision ? await sectionsOf(ctx, { lead, decision, timeZone }) : []),
      ...(await suggestionSection(from, lead.id)),
    ],
    timeline: [...(await pastOf(from, lead, timeZone)), ...(await plannedFor(ctx, lead))],
    timeZone,
  };
}

async function sectionsOf(
  ctx: Context,
  asked: { lead: LeadRecord; decision: DecisionRecord; timeZone: string },
): Promise<StoryView['sections']> {
  const { decision, timeZone } = asked;
  const learned = await companyLines(ctx, asked);
  const policy = await loadPolicyVersion(ctx.db.read, decision.policyVersion);
  const told = explainVerdicts(policy, decision);
  return [
    { title: 'Who it is', lines: accountLines(decision) },
    ...(learned.length > 0 ? [{ title: 'Company data', lines: learned }] : []),
    { title: 'Scores', lines: scoreLines(decision) },
    { title: 'Rules', lines: ruleLines(told) },
    { title: 'Reps', lines: await candidateLines(ctx.db.read, decision, timeZone) },
    {
      title: 'Decision',
      lines: [
        `Policy v${decision.policyVersion}, segment ${decision.segment ?? 'none'}, tier ${decision.tier}.`,
        ...placeLines(told),
      ],
    },
  ];
}

function arrivalLines(lead: LeadRecord): string[] {
  const { form, message } = lead.submission.request;
  return [
    `From ${lead.source} by ${lead.channel}${form ? `, form “${form}”` : ''}.`,
    ...(message ? [`“${message}”`] : []),
    ...(lead.touchCount > 1 ? [`Asked ${lead.touchCount} times.`] : []),
    ...lead.faults.map(
      (fault) => `${['Set aside', fault.pointer].join(' ').trim()}: ${fault.message}`,
    ),
  ];
}

async function companyLines(
  ctx: Context,
  { lead, decision }: { lead: LeadRecord; decision: DecisionRecord },
): Promise<string[]> {
  const { enrichment: decided, account } = decision;
  if (decided === null || decided.providers.length === 0) return [];
  const known = { lead, account: account.account, now: ctx.clock.now() };
  const { enrichment } = await loadCompanyData(ctx.db.read, known);
  return [...enrichmentLines(decided), ...learnedSince(decided, enrichment)];
}

function scoreLines({ scores }: DecisionRecord): string[] {
  const parts = Object.entries(scores.components).map(([name, one]) => {
    const why = one.reasons.map((reason) => reasonText(reason)).join('; ');
    const known = `known ${percent(one.confidence)}`;
    return `${name} ${one.score.toFixed(2)}, ${known}: ${why || 'nothing known'}`;
  });
  return [`Priority ${scores.priority.toFixed(2)}, known ${percent(scores.confidence)}.`, ...parts];
}

/** What matched comes first: of a long policy nobody reads the rest. */
function ruleLines({ rules }: ToldVerdicts): string[] {
  const missed = rules.filter(({ matched }) => !matched);
  const more = missed.length - MOST_MISSED;
  return [
    ...rules.filter(({ matched }) => matched).map(ruleLine),
    ...missed.slice(0, MOST_MISSED).map(ruleLine),
    ...(more > 0 ? [`${more} more did not match`] : []),
  ];
}

function ruleLine({ rule, matched, won, why }: RuleVerdict): string {
  const verdict = won ? 'won' : matched ? 'matched, did not win' : 'did not match';
  return `“${rule}” ${verdict}: ${reasonText(why)}`;
}

/** The lead's own stand in the line above these. */
function placeLines({ territories, segments }: ToldVerdicts): string[] {
  return [...territories, ...segments]
    .filter(({ matched, won }) => matched && !won)
    .map(({ place, id, why }) => `The ${place} “${id}” matched too: ${reasonText(why)}.`);
}

async function candidateLines(
  from: Reader,
  { leadId, candidates }: DecisionRecord,
  timeZone: string,
): Promise<string[]> {
  const offers = await listOffers(from, leadId);
  const gaveBack = (repId: string) =>
    offers.findLast((one) => one.repId === repId)?.reason === GIVEN_BACK;
  return Promise.all(
    candidates.map(async ({ rep, lag, why }) => {
      const name = await nameOfRep(from, rep);
      const owed = lag === null ? '' : ` (owed ${lag.toFixed(2)})`;
      const isBack = why.code === 'exclusion.declined' && gaveBack(rep);
      return `${name}${owed}: ${isBack ? 'gave it back' : reasonText(why, timeZone)}`;
    }),
  );
}

async function pastOf(from: Reader, lead: LeadRecord, timeZone: string): Promise<StoryLine[]> {
  const events = await listAuditEvents(from, { leadId: lead.id, limit: MOST_EVENTS });
  return Promise.all(
    events.map(async (event) => ({
      at: event.at,
      text: await describeEvent(from, event, timeZone),
      planned: false,
    })),
  );
}

const PLANNED: Record<ClockEvent['do'], string> = {
  start: 'the time begins at the latest',
  remind: 'remind the rep',
  breach: 'the time is over',
  escalate: 'tell the managers',
  reroute: 'ask the next rep',
  wake: 'the snooze ends',
  acknowledge: 'somebody is on it',
};

/** A level is called by its name, as in the policy. */
function plannedWords({ do: what, to, again }: ClockEvent): string {
  if (what !== 'escalate' || to === undefined) return PLANNED[what];
  return `${LEVEL_WORDS[to]}${again ? ' again' : ''}`;
}

async function plannedFor(ctx: Context, lead: LeadRecord): Promise<StoryLine[]> {
  const clocks = await listClocks(ctx.db.read, lead.id);
  const ahead = clocks
    .filter((clock) => clock.nextEventAt !== null)
    .flatMap((clock) => clock.events.slice(clock.fired));
  const lines: StoryLine[] = ahead.map((event) => ({
    at: new Date(event.at),
    text: plannedWords(event),
    planned: true,
  }));
  if (lead.enrichAt) lines.push({ at: lead.enrichAt, text: 'ask for company data', planned: true });
  const { reviewAt } = lead;
  if (reviewAt) lines.push({ at: reviewAt, text: 'tell the managers again', planned: true });
  if (lead.routeAt) lines.push({ at: lead.routeAt, text: 'look for a rep again', planned: true });
  return lines.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
