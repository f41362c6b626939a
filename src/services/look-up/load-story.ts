/**
 * Tells the full story of a lead in plain words: why it went where it went, and what comes next.
 */
import { listAuditEvents } from '../../db/audit/audit-store.ts';
import type { Reader } from '../../db/database.ts';
import { type DecisionRecord, latestDecision } from '../../db/leads/decision-store.ts';
import { type LeadRecord, resolveLead } from '../../db/leads/lead-store.ts';
import { listOffers } from '../../db/leads/offer-store.ts';
import { findRepBySlackUser } from '../../db/workspace/team-store.ts';
import { explainVerdicts } from '../../routing/explanation/explain-verdicts.ts';
import type {
  StoryLine,
  StorySection,
  StoryView,
} from '../../routing/model/cards/standings/story.ts';
import { GIVEN_BACK } from '../../routing/model/offer.ts';
import { reasonWords } from '../../routing/model/reasons.ts';
import { type Phrase, say } from '../../words/say.ts';
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
import { contactOf } from './contact-of.ts';
import { plannedLines } from './story/planned-lines.ts';
import { placeLines, ruleLines } from './story/rule-lines.ts';
import { scoreLines } from './story/score-lines.ts';

const MOST_EVENTS = 100;

export async function loadStory(
  ctx: Context,
  input: { leadId: string; userId: string | null; timeZone?: string },
): Promise<StoryView | null> {
  const from = ctx.db.read;
  const { leadId, userId } = input;
  const lead = await resolveLead(from, leadId);
  if (!lead) return null;
  const reader = userId ? await findRepBySlackUser(from, userId) : null;
  const timeZone = reader ? await zoneOf(from, reader) : (input.timeZone ?? 'UTC');
  const decision = await latestDecision(from, lead.id);
  const headline = await headlineOf(from, { lead, decision, timeZone });
  return {
    lead: summarizeLead(lead),
    contact: userId ? await contactOf(from, lead, { kind: 'slack', userId }) : null,
    state: lead.state,
    headline: lead.id === leadId ? headline : say`${leadId} was merged into this lead. ${headline}`,
    sections: [
      { title: say`What came in`, lines: arrivalLines(lead) },
      ...(await signalSection(ctx, lead, decision)),
      ...(decision ? await sectionsOf(ctx, { lead, decision, timeZone }) : []),
      ...(await suggestionSection(from, lead.id)),
    ],
    timeline: [...(await pastOf(from, lead, timeZone)), ...(await plannedLines(from, lead))],
    timeZone,
  };
}

/** None where nothing is known. */
async function signalSection(
  { db, clock }: Context,
  lead: LeadRecord,
  decision: DecisionRecord | null,
): Promise<StorySection[]> {
  const signals = await companySignals(db.read, { lead, decision, now: clock.now() });
  if (signals.length === 0) return [];
  return [{ title: say`What the company shows elsewhere`, lines: signals.map(signalLine) }];
}

async function sectionsOf(
  ctx: Context,
  asked: { lead: LeadRecord; decision: DecisionRecord; timeZone: string },
): Promise<StorySection[]> {
  const { decision, timeZone } = asked;
  const learned = await companyLines(ctx, asked);
  const policy = await loadPolicyVersion(ctx.db.read, decision.policyVersion);
  const told = explainVerdicts(policy, decision);
  return [
    { title: say`Who it is`, lines: accountLines(decision) },
    ...(learned.length > 0 ? [{ title: say`Company data`, lines: learned }] : []),
    { title: say`Scores`, lines: scoreLines(decision) },
    { title: say`Rules`, lines: ruleLines(told, timeZone) },
    { title: say`Reps`, lines: await candidateLines(ctx.db.read, decision, timeZone) },
    { title: say`Decision`, lines: [policyLine(decision), ...placeLines(told, timeZone)] },
  ];
}

function policyLine({ policyVersion, segment, tier }: DecisionRecord): Phrase {
  return segment
    ? say`Policy v${policyVersion}, segment ${segment}, tier ${tier}.`
    : say`Policy v${policyVersion}, no segment, tier ${tier}.`;
}

function arrivalLines({ source, channel, submission, touchCount, faults }: LeadRecord): Phrase[] {
  const { form, message } = submission.request;
  return [
    form ? say`From ${source} by ${channel}, form “${form}”.` : say`From ${source} by ${channel}.`,
    ...(message ? [say`“${message}”`] : []),
    ...(touchCount > 1 ? [say`Asked ${touchCount} times.`] : []),
    ...faults.map(({ pointer, message: fault }) =>
      pointer ? say`Set aside ${pointer}: ${fault}` : say`Set aside: ${fault}`,
    ),
  ];
}

async function companyLines(
  ctx: Context,
  { lead, decision }: { lead: LeadRecord; decision: DecisionRecord },
): Promise<Phrase[]> {
  const { enrichment: decided, account } = decision;
  if (decided === null || decided.providers.length === 0) return [];
  const known = { lead, account: account.account, now: ctx.clock.now() };
  const { enrichment } = await loadCompanyData(ctx.db.read, known);
  return [...enrichmentLines(decided), ...learnedSince(decided, enrichment)];
}

async function candidateLines(
  from: Reader,
  { leadId, candidates }: DecisionRecord,
  timeZone: string,
): Promise<Phrase[]> {
  const offers = await listOffers(from, leadId);
  const gaveBack = (repId: string) =>
    offers.findLast((one) => one.repId === repId)?.reason === GIVEN_BACK;
  return Promise.all(
    candidates.map(async ({ rep, lag, why }) => {
      const name = await nameOfRep(from, rep);
      const who = lag === null ? name : say`${name} (owed ${lag.toFixed(2)})`;
      const isBack = why.code === 'exclusion.declined' && gaveBack(rep);
      return isBack ? say`${who}: gave it back` : say`${who}: ${reasonWords(why, timeZone)}`;
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
