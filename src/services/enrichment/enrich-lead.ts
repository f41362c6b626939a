/** Asks the providers about one lead, outside any transaction, and lets the router go on. */
import { planEnrichment } from '../../db/knowledge/enrichment-store.ts';
import { type LeadRecord, lockLead } from '../../db/leads/lead-store.ts';
import type { FactSource, ProviderReply } from '../../ports.ts';
import { factsOf, isFresh, subjectFor } from '../../routing/enrichment/provider-state.ts';
import { identifyPerson } from '../../routing/intake/person/identify-person.ts';
import type { Provider } from '../../routing/model/workspace/provider.ts';
import type { Context } from '../context.ts';
import { isEnriched, loadLearned } from '../steps/knowledge/load-enrichment.ts';
import type { Step } from '../steps/step.ts';
import { settleEnrichment } from './settle-enrichment.ts';

const ENRICHER = { kind: 'system', part: 'enrichment' } as const;
/** Longer than any call may take with its wait for room; a process that dies delays no longer. */
export const LEASE_MS = 15_000;

/** One provider to be asked about one subject. */
export interface Question {
  provider: Provider;
  /** `domain:…` or `email:…`. */
  subject: string;
}

export interface Answered extends Question {
  reply: ProviderReply;
}

/** What one process has taken upon itself until its lease ends. */
export interface TakenLead {
  leadId: string;
  questions: Question[];
  /** What stands in `enrich_at` as long as nobody else has taken it. */
  until: Date;
}

/** How many providers answered; null when the lead is not due, or somebody else asks about it. */
export async function enrichLead(
  ctx: Context,
  { leadId, source }: { leadId: string; source: FactSource },
): Promise<number | null> {
  const step = (tx: Step['tx']): Step => ({ ctx, tx, actor: ENRICHER, now: ctx.clock.now() });
  const taken = await ctx.db.tx((tx) => takeLead(step(tx), leadId));
  if (!taken) return null;
  const answers = await Promise.all(taken.questions.map((question) => ask(source, question)));
  await ctx.db.tx((tx) => settleEnrichment(step(tx), taken, answers));
  ctx.wake();
  return answers.filter(({ reply }) => reply.outcome !== 'failed').length;
}

/** Moving `enrich_at` on is the lease: whoever comes second finds the lead not due. */
async function takeLead({ ctx, tx, now }: Step, leadId: string): Promise<TakenLead | null> {
  const lead = await lockLead(ctx.db, tx, leadId);
  if (!lead?.enrichAt || lead.enrichAt > now) return null;
  if (!isWorthAsking(lead)) {
    await planEnrichment(tx, leadId, { enrichAt: null });
    return null;
  }
  const identity = identifyPerson(lead.submission);
  const { settings, facts } = await loadLearned(tx, identity);
  const questions = settings.providers.flatMap((provider) => {
    const subject = subjectFor(provider, identity);
    if (subject === null || isFresh(provider, factsOf(provider, subject, facts), now)) return [];
    return [{ provider, subject }];
  });
  const until = new Date(now.getTime() + LEASE_MS);
  await planEnrichment(tx, leadId, { enrichAt: until });
  return { leadId, questions, until };
}

function isWorthAsking(lead: LeadRecord): boolean {
  return isEnriched(lead) && lead.state !== 'closed' && lead.state !== 'erased';
}

async function ask(source: FactSource, question: Question): Promise<Answered> {
  const { provider, subject } = question;
  const about = subject.slice(subject.indexOf(':') + 1);
  return { ...question, reply: await source.ask(provider, about) };
}
