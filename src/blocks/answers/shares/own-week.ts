import type { WeekView } from '../../../routing/model/cards/fairness-cards.ts';
import { listed } from '../../../words/lists.ts';
import { say } from '../../../words/say.ts';
import { POOL_TURNS } from '../../action-ids.ts';
import { button } from '../../elements.ts';
import { weekLines } from '../../parts/turn-words.ts';
import { cut, mrkdwn } from '../../text.ts';
import { type Answer, answer } from '../answer.ts';

/** One's own week, as Home shows it. */
export function ownWeek(week: WeekView): Answer {
  return answer(weekLines(week), button({ label: say`How turns work`, action: POOL_TURNS }));
}

export function inNoPool(): Answer {
  return answer(mrkdwn`You are in no pool, so there are no numbers of yours.`);
}

export function notInPool(typed: string, pools: readonly string[]): Answer {
  return answer(mrkdwn`You are not in “${cut(typed, 60)}”. You are in ${cut(listed(pools), 300)}.`);
}
