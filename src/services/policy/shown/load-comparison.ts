/** Sums up in a sentence and a few lines what a proposal would change. */
import { netOf, type RepMoves } from '../../../routing/replay/tally-moves.ts';
import { wordNets, wordRoutes, wordVerdict } from '../../../routing/replay/word-moves.ts';
import { counted } from '../../../words/numbers.ts';
import { type Phrase, type Slot, say } from '../../../words/say.ts';
import type { Context } from '../../context.ts';
import { type Comparison, comparePolicies } from '../compare-policies.ts';
import type { EditionQuery } from '../past/find-edition.ts';

const DAYS = 30;
const DAY_MS = 86_400_000;
/** A person waits for it. */
const MOST_LEADS = 1_000;
const MOST_LINES = 5;

export interface ComparisonSummary {
  days: number;
  leads: number;
  moved: number;
  /** Whose leads become more or fewer, the largest change first. */
  reps: (RepMoves & { name: string; net: number })[];
  /** `In the last 30 days 14 of 310 leads would go elsewhere. Ana +6, Ben −6.` */
  sentence: Phrase;
  /** The verdict and where most leads move; at most five. */
  lines: Slot[];
}

/** @throws AppError `missing.policy` */
export async function loadComparison(
  ctx: Context,
  { before = 'live', after }: { before?: EditionQuery; after: EditionQuery },
): Promise<ComparisonSummary> {
  const since = new Date(ctx.clock.now().getTime() - DAYS * DAY_MS);
  const found = await comparePolicies(ctx, { before, after, since, limit: MOST_LEADS });
  const { leads, moved, reps } = found.moves;
  const nameOf = (id: string) => found.names[id] ?? id;
  return {
    days: DAYS,
    leads,
    moved,
    reps: reps.map((one) => ({ ...one, name: nameOf(one.repId), net: netOf(one) })),
    sentence: sentenceOf(found, nameOf),
    lines: linesOf(found, nameOf),
  };
}

function sentenceOf({ moves }: Comparison, nameOf: (id: string) => string): Phrase {
  const { leads, moved, reps } = moves;
  if (leads === 0) return say`In the last ${DAYS} days there was no lead to compare by.`;
  const all = counted(leads, 'lead');
  const first =
    moved === 0
      ? say`In the last ${DAYS} days none of ${all} would go elsewhere.`
      : say`In the last ${DAYS} days ${moved} of ${all} would go elsewhere.`;
  const nets = wordNets(reps, nameOf);
  return nets ? say`${first} ${nets}.` : first;
}

function linesOf({ headline, moves, unseen }: Comparison, nameOf: (id: string) => string): Slot[] {
  if (moves.leads === 0) return [];
  const verdict = headline && ['better', 'worse'].includes(headline.verdict.verdict);
  const routes = moves.routes
    .filter((one) => one.moved > 0)
    .map(({ from, to, moved }) => say`${wordRoutes(from, to, nameOf)}: ${moved}`);
  return [...(verdict ? [wordVerdict(headline.verdict)] : []), ...routes, ...unseen].slice(
    0,
    MOST_LINES,
  );
}
