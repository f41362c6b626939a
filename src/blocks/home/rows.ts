import type { KnownBlock } from '@slack/web-api';
import type { LeadRow } from '../../routing/model/cards/cards.ts';
import type { ListName, Part } from '../../routing/model/cards/standings/listed.ts';
import { type Phrase, type Slot, say } from '../../words/say.ts';
import { LIST_OPEN } from '../action-ids.ts';
import { button, row } from '../elements.ts';
import { leadName, mrkdwn, type SafeText } from '../text.ts';

export function andMore(rest: number, where: Slot): SafeText {
  return mrkdwn`and ${rest} more: ${where}`;
}

/** The first rows of a list, and a line that says how many more there are and opens them all. */
export function firstOf<Row>(
  { rows, total }: Part<Row>,
  { list, max, draw }: { list: ListName; max: number; draw: (one: Row) => KnownBlock[] },
): KnownBlock[] {
  const shown = rows.slice(0, max);
  return [...shown.flatMap(draw), ...moreOf(list, total - shown.length)];
}

export function moreOf(list: ListName, rest: number): KnownBlock[] {
  return rest > 0 ? [row(mrkdwn`and ${rest} more`, seeAll(list))] : [];
}

const ALL: Record<ListName, Phrase> = {
  waiting: say`See all that wait for you`,
  open: say`See all your open leads`,
  risk: say`See all at risk`,
  held: say`See all on hold`,
  team: say`See all of the team`,
  unrouted: say`See all that were not for sales`,
};

function seeAll(list: ListName) {
  return button({ label: say`See all`, action: LIST_OPEN, value: { list }, spoken: ALL[list] });
}

/** A test lead says so, wherever it is listed. */
export function rowName(lead: Pick<LeadRow, 'company' | 'person' | 'test'>): SafeText {
  return lead.test ? mrkdwn`Test lead: *${leadName(lead)}*` : mrkdwn`*${leadName(lead)}*`;
}
