import type {
  ProposalCard,
  ProposalSettlement,
} from '../../../routing/model/cards/policy-cards.ts';
import { type Phrase, say } from '../../../words/say.ts';
import type { Reader } from '../../../words/time.ts';
import { actions, context, header, type Rendered, rendered, row, section } from '../../elements.ts';
import { SHOWN } from '../../limits.ts';
import { approveButton, changesButton, rejectButton } from '../../parts/policy-buttons.ts';
import { changeLines, overtakenLine, proposalLine, saidOf } from '../../parts/policy-lines.ts';
import { cut, lined, mrkdwn, type SafeText, spaced } from '../../text.ts';
import { slackTime } from '../../time.ts';

/** Asks for an approval: who, why, what changes, what it moves; then what became of it. */
export function proposalCard(card: ProposalCard, now: Date): Rendered {
  const reader = { timeZone: card.timeZone, now };
  if (card.settled) return settledProposal(card, card.settled, reader);
  const { version } = card;
  const approve = approveButton(card, { primary: true });
  const verbs = mrkdwn`${approve.text.text}, Reject or See changes?`;
  const line = proposalLine(card);
  const changes = changeLines(card.changes);
  const moved = card.moved ? mrkdwn`${cut(card.moved, SHOWN.line)}` : null;
  const overtaken = overtakenLine(card);
  return rendered(spaced(line, changes, moved, overtaken, verbs), [
    header(say`Proposed: policy v${version}`),
    section(lined(line, changes)),
    context(lined(moved, overtaken, mrkdwn`Nothing changes until somebody agrees.`)),
    actions(approve, rejectButton(version, say`Reject`), changesButton(version)),
  ]);
}

const TITLES: Record<ProposalSettlement['as'], Phrase> = {
  published: say`Published`,
  approved: say`Approved`,
  break_glass: say`Published without an approval`,
  rejected: say`Rejected`,
  withdrawn: say`Withdrawn`,
};

function settledProposal(
  card: ProposalCard,
  settled: ProposalSettlement,
  reader: Reader,
): Rendered {
  const title = say`${TITLES[settled.as]}: policy v${card.version}`;
  const line = spaced(settledLine(settled, reader), proposalLine(card));
  return rendered(spaced(mrkdwn`${title}.`, line), [
    header(title),
    row(line, changesButton(card.version)),
  ]);
}

/** "Mia Chen rejected it at 10:05: “Too quick”". */
export function settledLine({ as, by, at, reason }: ProposalSettlement, reader: Reader): SafeText {
  const did = {
    published: say`published it`,
    approved: say`approved it`,
    break_glass: say`published it without an approval`,
    rejected: say`rejected it`,
    withdrawn: say`withdrew it`,
  }[as];
  const when = mrkdwn`${cut(by, SHOWN.person)} ${did} at ${slackTime(at, reader)}`;
  const said = saidOf(reason);
  return said ? mrkdwn`${when}: ${said}` : mrkdwn`${when}.`;
}
