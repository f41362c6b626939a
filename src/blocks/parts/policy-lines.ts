import type { Button } from '@slack/web-api';
import type { ProposalView, VersionView } from '../../routing/model/cards/policy-cards.ts';
import { POLICY_APPROVE, POLICY_CHANGES, POLICY_REJECT } from '../action-ids.ts';
import type { ButtonValue } from '../button-value.ts';
import { button } from '../elements.ts';
import { SHOWN } from '../limits.ts';
import { cut, lined, mrkdwn, type SafeText } from '../text.ts';

/** “What its author says of it”; null where nothing was said. */
export function saidOf(text: string | null): SafeText | null {
  return text ? mrkdwn`“${cut(text, SHOWN.message)}”` : null;
}

/** The first lines of a difference, and how many more there are. */
export function changeLines(changes: readonly string[], most = SHOWN.changes): SafeText {
  const shown = changes.slice(0, most).map((line) => mrkdwn`• ${cut(line, SHOWN.change)}`);
  const rest = changes.length - shown.length;
  return lined(...shown, rest > 0 ? mrkdwn`and ${rest} more` : null);
}

/** `*Policy v13* by Lou: “Quicker”`. */
export function proposalLine(view: Pick<VersionView, 'version' | 'author' | 'message'>): SafeText {
  const said = saidOf(view.message);
  const by = mrkdwn`*Policy v${view.version}* by ${cut(view.author, SHOWN.person)}`;
  return said ? mrkdwn`${by}: ${said}` : mrkdwn`${by}.`;
}

/** Others were quicker: what they changed would be taken back. */
export function overtakenLine({ live, basedOn, settled }: ProposalView): SafeText | null {
  if (settled || basedOn === null || live === basedOn) return null;
  return mrkdwn`It was written on v${basedOn}, and v${live} is live by now.`;
}

/** Two taps on a phone: the button, and a question that says what follows. */
export function approveButton(
  { version, approvals }: Pick<ProposalView, 'version' | 'approvals'>,
  { primary, about }: { primary: boolean; about?: ButtonValue },
): Button {
  const label = approvals > 0 ? 'Approve' : 'Publish';
  return button({
    label,
    action: POLICY_APPROVE,
    value: { version, ...about },
    primary,
    spoken: `${label} policy v${version}`,
    confirm: {
      title: `${label} policy v${version}?`,
      text: 'It decides from now on. Offers and clocks that run keep the version they began with.',
    },
  });
}

export function rejectButton(version: number, label: 'Reject' | 'Withdraw', about?: ButtonValue) {
  return button({
    label,
    action: POLICY_REJECT,
    value: { version, ...about },
    spoken: `${label} policy v${version}, asks for a reason`,
  });
}

export function changesButton(version: number): Button {
  return button({
    label: 'See changes',
    action: POLICY_CHANGES,
    value: { version },
    spoken: `See changes of policy v${version}`,
  });
}
