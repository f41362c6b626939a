/** Says what a policy would change: in words, and by the leads that would have gone elsewhere. */
import type { Reader } from '../../db/database.ts';
import { listSubmissions } from '../../db/leads/past/past-store.ts';
import type { Roster } from '../../routing/model/workspace/roster.ts';
import type { ComparedLead } from '../../routing/replay/compare-lead.ts';
import { headlineOf, type SegmentVerdict } from '../../routing/replay/judge-objectives.ts';
import { PastTeam } from '../../routing/replay/past-team.ts';
import type { Moves } from '../../routing/replay/tally-moves.ts';
import { type NameOf, wordMoved, wordOutlook, wordWhy } from '../../routing/replay/word-moves.ts';
import type { Phrase, Slot } from '../../words/say.ts';
import type { Context } from '../context.ts';
import { diffPolicies } from '../workspace/comparing/diff-policies.ts';
import { decideAgain } from './past/decide-again.ts';
import { type Edition, type EditionQuery, findEdition } from './past/find-edition.ts';
import { pastPeople } from './past/past-people.ts';
import type { Skips } from './past/read-past.ts';

const DAY_MS = 86_400_000;
export const MOST_PAST_LEADS = 5_000;
export const PAST_MS = 90 * DAY_MS;

export interface ComparisonQuestion {
  before: EditionQuery;
  after: EditionQuery;
  /** The newest so many leads that came in since then. */
  limit?: number;
  since?: Date;
  /** Decide by these people instead of those who are published. */
  roster?: Roster;
}

export interface ExampleMove {
  leadId: string;
  company: string;
  from: Phrase;
  to: Phrase;
  why: Slot;
}

export interface Comparison {
  before: Omit<Edition, 'policy'>;
  after: Omit<Edition, 'policy'>;
  /** The answer as one sentence. */
  finding: Phrase;
  /** What differs, as people say it. */
  words: Phrase[];
  since: Date;
  moves: Omit<Moves, 'examples'>;
  examples: ExampleMove[];
  verdicts: SegmentVerdict[];
  headline: ReturnType<typeof headlineOf>;
  /** How many leads could not be decided again, by why. */
  skips: Skips;
  /** What differs and does not show in the leads of the past. */
  unseen: Phrase[];
  /** By roster id, of everybody there is. */
  names: Record<string, string>;
}

/**
 * Nothing is written. Thousands of leads are decided twice, in batches between which the server
 * goes on.
 *
 * @throws AppError `missing.policy`, `input.holiday_region`
 */
export async function comparePolicies(
  ctx: Context,
  question: ComparisonQuestion,
): Promise<Comparison> {
  const from = ctx.db.read;
  const before = await findEdition(from, question.before);
  const after = await findEdition(from, question.after);
  const until = ctx.clock.now();
  const { since = new Date(until.getTime() - PAST_MS), limit = MOST_PAST_LEADS } = question;
  const people = await pastPeople(ctx, { roster: question.roster, since });
  const team = new PastTeam(people, { from: since, until });
  const policies = { before: before.policy, after: after.policy };
  const found = await decideAgain(from, policies, { team, since, limit });
  const { examples, ...moves } = found.moves;
  const { verdicts, skips, unseen } = found;
  const nameOf = (id: string) => team.nameOf(id);
  const days = Math.max(1, Math.round((until.getTime() - since.getTime()) / DAY_MS));
  return {
    before: headOf(before),
    after: headOf(after),
    finding: wordMoved(moves, { days, nameOf }),
    words: diffPolicies(before.policy, after.policy),
    since,
    moves,
    examples: await describeExamples(from, examples, nameOf),
    verdicts,
    headline: headlineOf(verdicts),
    skips,
    unseen,
    names: Object.fromEntries(people.map(({ repId, name }) => [repId, name])),
  };
}

function headOf(edition: Edition): Omit<Edition, 'policy'> {
  const { policy: _, ...head } = edition;
  return head;
}

async function describeExamples(
  from: Reader,
  examples: readonly ComparedLead[],
  nameOf: NameOf,
): Promise<ExampleMove[]> {
  if (examples.length === 0) return [];
  const ids = examples.map(({ lead }) => lead.leadId);
  const said = await listSubmissions(from, ids);
  return examples.map((one) => ({
    leadId: one.lead.leadId,
    company: said.get(one.lead.leadId)?.company ?? '',
    from: wordOutlook(one.before, nameOf),
    to: wordOutlook(one.after, nameOf),
    why: wordWhy(one),
  }));
}
