import type { TurnView, WeekRow, WeekView } from '../../routing/model/cards/fairness-cards.ts';
import type { ReasonCode } from '../../routing/model/reasons.ts';
import { counted } from '../../words/numbers.ts';
import { type Phrase, say } from '../../words/say.ts';
import { printedSpan } from '../../words/time.ts';
import { SHOWN } from '../limits.ts';
import { cut, lined, mrkdwn, type SafeText } from '../text.ts';
import { ownSentences } from './share-lines.ts';

/** Why somebody is next or not, in one plain sentence, and how their week went. */

const WHY: Partial<Record<ReasonCode, Phrase>> = {
  'tie.most_owed': say`owed more, counting the next lead`,
  'tie.deadline': say`that turn comes due first`,
  'tie.longest_waiting': say`owed the same, and waited longer`,
};

function turnSentence(turn: TurnView, pool: string): SafeText {
  if (turn.as === 'own') return mrkdwn`You are next in ${pool}.`;
  if (turn.as === 'out') return outSentence(turn, pool);
  const why = WHY[turn.why] ?? say`owed the same, and first by id`;
  const figures = turn.owed
    ? mrkdwn` (${turn.owed.next.toFixed(2)}, you ${turn.owed.own.toFixed(2)})`
    : mrkdwn``;
  return mrkdwn`${cut(turn.name, SHOWN.person)} is next in ${pool}: ${why}${figures}.`;
}

type Out = Extract<TurnView, { as: 'out' }>;

const FULL = /^capacity\.(?:day_|week_)?full$/;

function outSentence({ why, text }: Out, pool: string): SafeText {
  if (why === 'pool.paused') return mrkdwn`${pool} is paused, so its new leads wait.`;
  if (why === 'pool.weight_zero') {
    return mrkdwn`Your weight in ${pool} is 0, so none of its leads comes to you.`;
  }
  if (FULL.test(why)) return mrkdwn`You are ${text}.`;
  return mrkdwn`You get no lead of ${pool} now: ${text}.`;
}

/** A line for each pool and what is to be said of it; null before there is anything to say. */
export function weekLines({ rows, halfWithinMs }: WeekView): SafeText {
  const shown = rows.slice(0, SHOWN.weekRows);
  const rest = rows.length - shown.length;
  const several = rows.length > 1;
  return lined(
    ...shown.flatMap((row) => [
      several ? mrkdwn`*${row.pool}:* ${sharesOf(row)}` : mrkdwn`${sharesOf(row)}`,
      turnSentence(row.turn, row.pool),
      absenceSentence(row),
    ]),
    rest > 0 ? mrkdwn`and ${counted(rest, 'more pool')}: /routing report` : null,
    halfWithinMs === null ? null : mrkdwn`${speedSentence(halfWithinMs)}`,
  );
}

function sharesOf(row: WeekRow): Phrase {
  return row.of + row.beyond > 0
    ? ownSentences(row)
    : say`Your numbers start with your first lead.`;
}

function absenceSentence({ absence }: WeekRow): SafeText | null {
  if (!absence) return null;
  const away = mrkdwn`You were away while ${counted(absence.missed, 'lead')} came.`;
  return absence.catchUp > 0
    ? mrkdwn`${away} For your absence you get up to ${counted(Math.ceil(absence.catchUp), 'lead')} more, one in ${absence.oneIn}.`
    : mrkdwn`${away} An absence earns nothing and owes nothing, so you take your normal turns again.`;
}

/** Rounded up, so that it stays true. */
function speedSentence(ms: number): Phrase {
  return say`Half of your claims took at most ${printedSpan(Math.ceil(ms / 1000) * 1000)}.`;
}
