import type { KnownBlock } from '@slack/web-api';
import type {
  PolicyPage,
  ProposalRow,
  PublicationView,
} from '../../../routing/model/cards/policy-cards.ts';
import { counted } from '../../../words/numbers.ts';
import { say } from '../../../words/say.ts';
import type { Reader } from '../../../words/time.ts';
import { POLICY_EXPORT, POLICY_SHOW } from '../../action-ids.ts';
import { settledLine } from '../../cards/policy/proposal-card.ts';
import { actions, button, context, divider, rendered, section, sections } from '../../elements.ts';
import { SHOWN } from '../../limits.ts';
import { firstRows } from '../../paging.ts';
import { liveButtons, proposalButtons, rollBackButton } from '../../parts/policy-buttons.ts';
import {
  changeLines,
  howLine,
  liveLine,
  overtakenLine,
  proposalLine,
  waitsFor,
} from '../../parts/policy-lines.ts';
import { cut, joined, lined, mrkdwn, type SafeText, spaced } from '../../text.ts';
import { slackTime } from '../../time.ts';
import type { Answer } from '../answer.ts';

/** Buttons of the page say that they stand on it, so that it is drawn anew. */
const ON_PAGE = { page: 0 };

/** How the policy stands: what is live first, then what waits, then what was. */
export function policyPage(page: PolicyPage, reader: Reader, said: SafeText | null = null): Answer {
  const { live, proposals, history } = page;
  const first = liveLine(live, reader);
  const waiting = proposals.length;
  const waits = waiting > 0 ? mrkdwn`${counted(waiting, 'version')} waiting.` : null;
  const shown = { max: SHOWN.proposalRows, where: '/routing policy vN', draw: proposalBlocks };
  return rendered(spaced(said, first, waits), [
    ...(said ? [section(said), divider()] : []),
    section(first),
    ...(live ? [actions(...liveButtons(page), ...readButtons(live.version))] : []),
    ...firstRows(proposals, shown),
    ...(history.length > 1 ? [section(historyLines(history, reader))] : []),
  ]);
}

/** One version: who wrote it, what it changes, what became of it. */
export function versionAnswer(
  row: ProposalRow,
  { mayRollBack, reader }: { mayRollBack: boolean; reader: Reader },
): Answer {
  const { version, basedOn, settled, live } = row;
  const on = basedOn === null ? mrkdwn`` : mrkdwn` on v${basedOn}`;
  const wrote = mrkdwn`Written at ${slackTime(row.writtenAt, reader)}${on}.`;
  const now = version === live ? mrkdwn`It is live now.` : null;
  const first = proposalLine(row);
  const done = settled && settledLine(settled, reader);
  const isBack = mayRollBack && version !== live && isPublished(row);
  const back = isBack ? [rollBackButton({ live, version })] : [];
  const verbs = settled ? back : proposalButtons(row, {});
  return rendered(spaced(first, wrote, done ?? waitsFor(row), now), [
    ...sections([lined(first, wrote, joined([done, now], ' ')), changeLines(row.changes, 20)]),
    ...movedBlocks(row),
    actions(...verbs, ...readButtons(version)),
  ]);
}

function isPublished({ settled }: ProposalRow): boolean {
  return settled !== null && settled.as !== 'rejected' && settled.as !== 'withdrawn';
}

function proposalBlocks(row: ProposalRow): KnownBlock[] {
  return [
    divider(),
    section(lined(proposalLine(row), changeLines(row.changes))),
    ...movedBlocks(row),
    actions(...proposalButtons(row, ON_PAGE)),
  ];
}

function movedBlocks(row: ProposalRow): KnownBlock[] {
  const moved = row.moved ? mrkdwn`${cut(row.moved, SHOWN.line)}` : null;
  const lines = lined(moved, overtakenLine(row), row.settled ? null : waitsFor(row));
  return lines.value === '' ? [] : [context(lines)];
}

function readButtons(version: number) {
  const value = { version };
  return [
    button({ label: say`See the policy`, action: POLICY_SHOW, value }),
    button({ label: say`Export`, action: POLICY_EXPORT, value, spoken: say`Export policy.yml` }),
  ];
}

function historyLines(history: readonly PublicationView[], reader: Reader): SafeText {
  const lines = history.map((one) => {
    const by = mrkdwn`${slackTime(one.at, reader)} *v${one.version}* by ${cut(one.author, SHOWN.person)}.`;
    return spaced(by, howLine(one));
  });
  return lined(mrkdwn`*Lately live*`, ...lines);
}
