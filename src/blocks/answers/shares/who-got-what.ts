import type { Button, KnownBlock } from '@slack/web-api';
import type { ShareList, ShareRow } from '../../../routing/model/cards/fairness-cards.ts';
import { listed } from '../../../words/lists.ts';
import { counted } from '../../../words/numbers.ts';
import { say } from '../../../words/say.ts';
import { daysAction, SHARE_DAYS, SHARES_NEXT, SHARES_PREVIOUS } from '../../action-ids.ts';
import { actions, button, context, rendered, section, sections } from '../../elements.ts';
import { SHOWN } from '../../limits.ts';
import { pageButtons, pageLine } from '../../paging.ts';
import { shareChart, shareWords } from '../../parts/share-lines.ts';
import { cut, mrkdwn, type SafeText } from '../../text.ts';
import { type Answer, answer } from '../answer.ts';

/** Who got what of a pool and what each was due, a page at a time. */

/** A section holds the bars of so many, whatever escaping makes of their names. */
const BARS = 5;

export function whoGotWhat(list: ShareList): Answer {
  const { pool, rows, leads, days, reps } = list;
  const title = mrkdwn`*${poolName(list)}* · ${counted(leads, 'lead')} in ${days} days · ${counted(reps, 'rep')}`;
  const lines = rows.map((row) => mrkdwn`*${cut(row.name, SHOWN.person)}* · ${shareWords(row)}`);
  return rendered(title, [
    section(title),
    ...sections(lines),
    ...(leads > 0 ? charts(rows) : []),
    context(mrkdwn`${NOTE}`),
    ...pageLine(list),
    actions(...spans(list), ...pageButtons(list, { ...TURNS, about: { pool, days } })),
  ]);
}

const TURNS = { previous: SHARES_PREVIOUS, next: SHARES_NEXT };

const NOTE = say`Due: their shares of the leads they could have taken. What all are owed sums to 0.`;

function poolName({ pool }: Pick<ShareList, 'pool'>): string {
  return cut(pool, SHOWN.company);
}

/** Several in a section, all to one scale. */
function charts(rows: readonly ShareRow[]): KnownBlock[] {
  const longest = Math.max(...rows.flatMap(({ entitled, got }) => [entitled, got]));
  const groups: KnownBlock[] = [];
  for (let from = 0; from < rows.length; from += BARS) {
    groups.push(section(shareChart(rows.slice(from, from + BARS), longest)));
  }
  return groups;
}

/** The other spans: the one that is shown stands in the title. */
function spans({ pool, days }: ShareList): Button[] {
  return SHARE_DAYS.filter((one) => one !== days).map((one) =>
    button({ label: say`${one} days`, action: daysAction(one), value: { pool, days: one } }),
  );
}

/** Where there are several pools and none was named. */
export function whichPool(lines: readonly SafeText[]): Answer {
  const ask = mrkdwn`Who got what in one pool: /routing report POOL`;
  return rendered(ask, [...sections(lines), section(ask)]);
}

export function noSuchPool(typed: string, pools: readonly string[]): Answer {
  const there = pools.length > 0 ? mrkdwn` There is ${cut(listed(pools), 300)}.` : mrkdwn``;
  return answer(mrkdwn`I know no pool “${cut(typed, 60)}”.${there}`);
}
