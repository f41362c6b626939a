import type { KnownBlock } from '@slack/web-api';
import type { HomeView } from '../../routing/model/cards/cards.ts';
import type { ProposalRow } from '../../routing/model/cards/policy-cards.ts';
import { say } from '../../words/say.ts';
import type { Reader } from '../../words/time.ts';
import { actions, header, section } from '../elements.ts';
import { SHOWN } from '../limits.ts';
import { firstRows } from '../paging.ts';
import { liveButtons, proposalButtons } from '../parts/policy-buttons.ts';
import { changeLines, liveLine, overtakenLine, proposalLine } from '../parts/policy-lines.ts';
import { cut, lined, mrkdwn } from '../text.ts';

/** What waits for this reader's approval; nothing waits, no section. */
export function homeApprovals({ policy }: HomeView): KnownBlock[] {
  const waiting = policy?.waiting ?? [];
  if (waiting.length === 0) return [];
  const shown = { max: SHOWN.approvalRows, where: '/routing policy', draw: approval };
  return [header(say`Waiting for your approval: ${waiting.length}`), ...firstRows(waiting, shown)];
}

function approval(row: ProposalRow): KnownBlock[] {
  const moved = row.moved ? mrkdwn`${cut(row.moved, SHOWN.line)}` : null;
  const first = changeLines(row.changes, 1);
  return [
    section(lined(proposalLine(row), first, moved, overtakenLine(row))),
    actions(...proposalButtons(row, {})),
  ];
}

/** For admins: what is live, and how to change it. */
export function homePolicy({ policy }: HomeView, reader: Reader): KnownBlock[] {
  if (!policy?.live || !policy.mayEdit) return [];
  return [section(liveLine(policy.live, reader)), actions(...liveButtons(policy))];
}
