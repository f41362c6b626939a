import type { PoolRow } from '../../routing/model/cards/fairness-cards.ts';
import { counted } from '../../words/numbers.ts';
import { SHOWN } from '../limits.ts';
import { cut, dotted, mrkdwn, type SafeText } from '../text.ts';
import { owedWords } from './share-lines.ts';

/** "emea · 5 of 7 available · 1 full · 48 leads in 7 days · furthest from even: Ana, owed 0.8". */
export function poolLine(row: PoolRow): SafeText {
  const { pool, paused, available, members, full, leads, furthest } = row;
  return dotted(
    mrkdwn`*${cut(pool, SHOWN.company)}*`,
    paused ? mrkdwn`paused` : null,
    mrkdwn`${available} of ${members} available`,
    full > 0 ? mrkdwn`${full} full` : null,
    mrkdwn`${counted(leads, 'lead')} in 7 days`,
    furthest
      ? mrkdwn`furthest from even: ${cut(furthest.name, SHOWN.person)}, ${owedWords(furthest.owed)}`
      : null,
  );
}
