/** Sums up in a sentence and a few lines what a proposal would change. */
import { netOf, type RepMoves } from '../../../routing/replay/tally-moves.ts';
import { wordNets, wordRoutes, wordVerdict } from '../../../routing/replay/word-moves.ts';
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
  sentence: string;
  /** The verdict and where most leads move; at most five. */
  lines: string[];
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

function sentenceOf({ moves }: Comparison, nameOf: (id: string) => string): string {
  const { leads, moved, reps } = moves;
  if (leads === 0) return `In the last ${DAYS} days there was no lead to compare by.`;
  const of = `${leads} ${leads === 1 ? 'lead' : 'leads'} would go elsewhere.`;
  const nets = wordNets(reps, nameOf);
  const first = `In the last ${DAYS} days ${moved === 0 ? 'none' : moved} of ${of}`;
  return nets === '' ? first : `${first} ${nets}.`;
}

function linesOf(
  { headline, moves, unseen }: Comparison,
  nameOf: (id: string) => string,
): string[] {
  if (moves.leads === 0) return [];
  const verdict = headline && ['better', 'worse'].includes(headline.verdict.verdict);
  const routes = moves.routes
    .filter((one) => one.moved > 0)
    .map(({ from, to, moved }) => `${wordRoutes(from, to, nameOf)}: ${moved}`);
  return [...(verdict ? [wordVerdict(headline.verdict)] : []), ...routes, ...unseen].slice(
    0,
    MOST_LINES,
  );
}
