import type { Button, KnownBlock } from '@slack/web-api';
import type { ListName, Part } from '../routing/model/cards/standings/listed.ts';
import { type Phrase, type Slot, say } from '../words/say.ts';
import { LIST_OPEN } from './action-ids.ts';
import type { ButtonValue } from './button-value.ts';
import { actions, button, context, row } from './elements.ts';
import { mrkdwn, type SafeText } from './text.ts';

/** Lists that are too long to be shown at once: their first rows, or a page. */

/** The first rows, and a line that says how many more there are and where. */
export function firstRows<Row>(
  all: readonly Row[],
  { max, where, draw }: { max: number; where: Slot; draw: (one: Row) => KnownBlock[] },
): KnownBlock[] {
  const rest = all.length - max;
  const rows = all.slice(0, max).flatMap(draw);
  return rest > 0 ? [...rows, context(andMore(rest, where))] : rows;
}

export function andMore(rest: number, where: Slot): SafeText {
  return mrkdwn`and ${rest} more: ${where}`;
}

/** The first rows of a list of Home, and a line whose button opens all of it. */
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

function seeAll(list: ListName): Button {
  return button({ label: say`See all`, action: LIST_OPEN, value: { list }, spoken: ALL[list] });
}

interface Page {
  /** From 0. */
  page: number;
  pages: number;
}

/** Where in the list this is; nothing where it is all of it. */
export function pageLine({ page, pages }: Page): KnownBlock[] {
  return pages > 1 ? [context(mrkdwn`Page ${page + 1} of ${pages}`)] : [];
}

interface Turns {
  previous: string;
  next: string;
  /** The list. */
  about: ButtonValue;
}

/** How a list ends that has buttons of no other kind. */
export function pageEnd(at: Page, turns: Turns): KnownBlock[] {
  return at.pages > 1 ? [...pageLine(at), actions(...pageButtons(at, turns))] : [];
}

/** Previous and Next, as far as there are any. */
export function pageButtons({ page, pages }: Page, { previous, next, about }: Turns): Button[] {
  const to = (turned: number) => ({ ...about, page: turned });
  return [
    ...(page > 0 ? [button({ label: say`Previous`, action: previous, value: to(page - 1) })] : []),
    ...(page < pages - 1 ? [button({ label: say`Next`, action: next, value: to(page + 1) })] : []),
  ];
}
