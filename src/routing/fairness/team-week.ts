/** Puts together how a week went for each rep of the team, and the one thing most worth knowing. */
import type {
  AnswerFigures,
  TeamFinding,
  TeamWeekRow,
  TeamWeekView,
} from '../model/cards/fairness-cards.ts';
import { spreadOf } from '../sla/past/percentiles.ts';
import type { QueueFigures } from './figures.ts';

/** What a rep did with one offer that reached them. */
export interface Answer {
  repId: string;
  as: 'claimed' | 'declined' | 'missed';
  /** From the card to the click; null where no card was confirmed before. */
  tookMs: number | null;
}

export interface TeamWeek {
  answers: readonly Answer[];
  /** Of all queues, over the same days. */
  figures: readonly QueueFigures[];
  /** By id: everybody who is called by name. */
  names: ReadonlyMap<string, string>;
}

/** Fewer leads than this off one's share are no news. */
const OFF_SHARE = 1;

/** Who missed most comes first, then who was offered most. */
export function teamWeekOf({ answers, figures, names }: TeamWeek): TeamWeekView {
  const turns = turnsByRep(figures);
  const leads = [...turns.values()].reduce((sum, { got }) => sum + got, 0);
  const ids = new Set([...turns.keys(), ...answers.map(({ repId }) => repId)]);
  const rows = [...ids].map((repId): TeamWeekRow => {
    const { got, due } = turns.get(repId) ?? { got: 0, due: 0 };
    const own = answerFigures(answers.filter((one) => one.repId === repId));
    return { name: names.get(repId) ?? repId, ...own, got, due };
  });
  const all = rows.toSorted(byMissed);
  return { rows: all, total: answerFigures(answers), leads, finding: findingOf(all) };
}

export function answerFigures(answers: readonly Answer[]): AnswerFigures {
  const { medianMs: halfWithinMs } = spreadOf(
    answers.flatMap(({ as, tookMs }) => (as === 'claimed' && tookMs !== null ? [tookMs] : [])),
  );
  const count = (what: Answer['as']) => answers.filter(({ as }) => as === what).length;
  const offered = answers.length;
  return { offered, claimed: count('claimed'), missed: count('missed'), halfWithinMs };
}

/** In leads, over all queues: a rep may be in several. */
function turnsByRep(figures: readonly QueueFigures[]): Map<string, { got: number; due: number }> {
  const turns = new Map<string, { got: number; due: number }>();
  for (const { rep, received, entitled } of figures.flatMap(({ reps }) => reps)) {
    const { got, due } = turns.get(rep) ?? { got: 0, due: 0 };
    turns.set(rep, { got: got + received, due: due + entitled });
  }
  return turns;
}

/** Misses before shares: who does not answer gets no share either. */
function findingOf(rows: readonly TeamWeekRow[]): TeamFinding {
  const [first] = rows;
  if (first && first.missed > 0) {
    const { name, missed, offered } = first;
    return { is: 'missed', name, missed, offered };
  }
  const [furthest] = rows.toSorted((a, b) => Math.abs(offShare(b)) - Math.abs(offShare(a)));
  if (furthest && Math.abs(offShare(furthest)) >= OFF_SHARE) {
    return { is: 'off_share', name: furthest.name, leads: offShare(furthest) };
  }
  return { is: rows.some(({ offered }) => offered > 0) ? 'even' : 'quiet' };
}

function offShare({ got, due }: TeamWeekRow): number {
  return got - due;
}

function byMissed(one: TeamWeekRow, other: TeamWeekRow): number {
  return (
    other.missed - one.missed || other.offered - one.offered || (one.name < other.name ? -1 : 1)
  );
}
