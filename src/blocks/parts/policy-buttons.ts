import type { Button } from '@slack/web-api';
import type {
  PolicyGlance,
  ProposalRow,
  ProposalView,
} from '../../routing/model/cards/policy-cards.ts';
import { type Phrase, say } from '../../words/say.ts';
import {
  POLICY_APPROVE,
  POLICY_CHANGES,
  POLICY_EDIT,
  POLICY_REJECT,
  POLICY_ROLLBACK,
} from '../action-ids.ts';
import type { ButtonValue } from '../button-value.ts';
import { button } from '../elements.ts';

/** Two taps on a phone: the button, and a question that says what follows. */
export function approveButton(
  { version, approvals }: Pick<ProposalView, 'version' | 'approvals'>,
  { primary, about }: { primary: boolean; about?: ButtonValue },
): Button {
  const label = approvals > 0 ? say`Approve` : say`Publish`;
  return button({
    label,
    action: POLICY_APPROVE,
    value: { version, ...about },
    primary,
    spoken: say`${label} policy v${version}`,
    confirm: {
      title: say`${label} policy v${version}?`,
      text: say`It decides from now on. Offers and clocks that run keep the version they began with.`,
    },
  });
}

export function rejectButton(version: number, label: Phrase, about?: ButtonValue) {
  return button({
    label,
    action: POLICY_REJECT,
    value: { version, ...about },
    spoken: say`${label} policy v${version}, asks for a reason`,
  });
}

export function changesButton(version: number): Button {
  return button({
    label: say`See changes`,
    action: POLICY_CHANGES,
    value: { version },
    spoken: say`See changes of policy v${version}`,
  });
}

/** Buttons of what is live; only what this reader may do. */
export function liveButtons({ live, mayEdit, mayRollBack }: PolicyGlance): Button[] {
  if (!live) return [];
  const value = { live: live.version };
  return [...(mayEdit ? [editButton()] : []), ...(mayRollBack ? [rollBackButton(value)] : [])];
}

export function editButton(): Button {
  return button({ label: say`Edit`, action: POLICY_EDIT, spoken: say`Edit the policy` });
}

export function rollBackButton(value: ButtonValue): Button {
  const spoken = say`Roll back the policy, asks for a reason`;
  return button({ label: say`Roll back`, action: POLICY_ROLLBACK, value, spoken });
}

/** What this reader can do with a version that waits. */
export function proposalButtons(row: ProposalRow, about: ButtonValue): Button[] {
  const { version, may } = row;
  const changes = changesButton(version);
  if (may === 'read') return [changes];
  if (may === 'own') return [rejectButton(version, say`Withdraw`, about), changes];
  return [
    approveButton(row, { primary: false, about }),
    rejectButton(version, say`Reject`, about),
    changes,
  ];
}
