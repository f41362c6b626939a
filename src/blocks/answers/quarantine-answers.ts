import type { KnownBlock } from '@slack/web-api';
import type { Asked } from '../../routing/model/cards/asked.ts';
import type { QuarantineList, QuarantineRow } from '../../routing/model/cards/quarantine-cards.ts';
import type { CloseOutcome, LeadState } from '../../routing/model/lead.ts';
import type { DiscardReason } from '../../routing/model/quarantine.ts';
import { lowered, type Phrase, say } from '../../words/say.ts';
import type { Reader } from '../../words/time.ts';
import { QUARANTINE_NEXT, QUARANTINE_PREVIOUS } from '../action-ids.ts';
import { actions, rendered, section } from '../elements.ts';
import { SHOWN } from '../limits.ts';
import { pageEnd } from '../paging.ts';
import { quarantineButtons } from '../parts/quarantine-buttons.ts';
import { quarantineCounts } from '../parts/quarantine-lines.ts';
import { cut, dotted, leadFirst, lined, mrkdwn, personBeside, type SafeText } from '../text.ts';
import { slackTime } from '../time.ts';
import { areAsked, DISCARD_WORDS, haveIt } from '../words.ts';
import type { Answer } from './answer.ts';

/** What waits in quarantine, a page at a time, and what became of acts on it. */

/** `said` tells what was just done, above the rest. */
export function quarantineList(
  list: QuarantineList,
  reader: Reader,
  said: SafeText | null = null,
): Answer {
  const title = lined(said, quarantineCounts(list, reader) ?? mrkdwn`Quarantine is empty.`);
  const rows = list.rows.flatMap((row) => listRow(row, { page: list.page, reader }));
  return rendered(title, [section(title), ...rows, ...pageEnd(list, TURNS)]);
}

function listRow(
  row: QuarantineRow,
  { page, reader }: { page: number; reader: Reader },
): KnownBlock[] {
  const { why } = row;
  const name = mrkdwn`*${leadFirst(row)}*`;
  const line = dotted(
    row.spam ? mrkdwn`Spam? ${name}` : name,
    personBeside(row),
    why ? mrkdwn`${cut(why, SHOWN.reason)}` : null,
    mrkdwn`since ${slackTime(row.since, reader)}`,
  );
  return [section(line), actions(...quarantineButtons(row, { page }))];
}

const TURNS = { previous: QUARANTINE_PREVIOUS, next: QUARANTINE_NEXT, about: {} };

interface About {
  company: string;
}

interface Placed extends About {
  state: LeadState;
  rep: Asked | null;
}

export function quarantineReleased(was: Placed): SafeText {
  return mrkdwn`${leadFirst(was)} is released: ${whereItIs(was)}.`;
}

export function quarantineCorrected(was: Placed): SafeText {
  return mrkdwn`${leadFirst(was)} is corrected and released: ${whereItIs(was)}.`;
}

export function quarantineMerged(was: About & { leadId: string; rep: Asked | null }): SafeText {
  const has = was.rep ? mrkdwn` ${haveIt(was.rep)}.` : mrkdwn``;
  return mrkdwn`${leadFirst(was)} is the same person's living lead (${was.leadId}) now.${has}`;
}

export function quarantineDiscarded(
  was: About & { leadId: string; reason: DiscardReason; closeAs: CloseOutcome },
): SafeText {
  const back = mrkdwn`/lead restore ${was.leadId} brings it back.`;
  return mrkdwn`${leadFirst(was)} is discarded: ${lowered(DISCARD_WORDS[was.reason])}. ${back}`;
}

/** Somebody was quicker. */
export function notQuarantined(was: Placed): SafeText {
  return mrkdwn`${leadFirst(was)} is not in quarantine any more: ${whereItIs(was)}. Nothing was changed.`;
}

const WHERE: Partial<Record<LeadState, Phrase>> = {
  received: say`it is being routed`,
  scheduled: say`it waits for a shift`,
  held: say`it is on hold`,
  quarantined: say`it is there again`,
  closed: say`it is closed`,
  erased: say`it was erased`,
};

function whereItIs({ state, rep }: Placed): SafeText {
  if (state === 'offered') {
    return rep === null ? mrkdwn`somebody is asked now` : mrkdwn`${areAsked(rep)} now`;
  }
  const held = rep === null ? say`somebody has it` : haveIt(rep);
  return mrkdwn`${WHERE[state] ?? held}`;
}
