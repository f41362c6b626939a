import type {
  ProposalSettlement,
  ProposalView,
} from '../../../routing/model/cards/policy-cards.ts';
import { type Phrase, type Slot, say } from '../../../words/say.ts';
import type { Reader } from '../../../words/time.ts';
import { POLICY_APPROVE, POLICY_EDIT, POLICY_SHOW } from '../../action-ids.ts';
import { settledLine } from '../../cards/policy/proposal-card.ts';
import { actions, button, rendered, section } from '../../elements.ts';
import {
  approveButton,
  changesButton,
  rejectButton,
  rollBackButton,
} from '../../parts/policy-buttons.ts';
import { changeLines, faultLines, whoCan } from '../../parts/policy-lines.ts';
import { cut, lined, mrkdwn, type SafeText, spaced } from '../../text.ts';
import { type Answer, answer } from '../answer.ts';

/** What somebody hears who did something about the policy. */

/** `replaces`: what was live until now; 0 for nothing. */
export function versionLive(was: { version: number; replaces: number }): Answer {
  const { version, replaces } = was;
  const keeps = replaces > 0 ? mrkdwn` Offers and clocks that run keep the version they have.` : '';
  const words = mrkdwn`v${version} is live: it decides from now on.${keeps}`;
  return replaces > 0 ? answer(words, rollBackButton({ live: version })) : answer(words);
}

export function ownProposal(was: { version: number; allowed: string[] }): Answer {
  const who = whoCan(was.allowed);
  return answer(mrkdwn`You proposed v${was.version}, so somebody else has to approve it. ${who}`);
}

/** `what` is an act such as "Approving a policy". */
export function approversOnly(what: Phrase, allowed: readonly string[]): Answer {
  return answer(mrkdwn`${what} is for whoever looks after it. ${whoCan(allowed)}`);
}

/** Somebody was quicker, or it is this person's second click. */
export function alreadySettled(
  version: number,
  settled: ProposalSettlement,
  reader: Reader,
): Answer {
  const line = settledLine(settled, reader);
  return answer(mrkdwn`v${version} does not wait any more. ${line} Nothing for you to do.`);
}

export function unknownVersion(version: number): Answer {
  return answer(mrkdwn`I know no policy v${version}. Type /routing policy to see them.`);
}

/** What is no version, as it was typed. */
export function noVersion(typed: string): Answer {
  return answer(
    mrkdwn`“${cut(typed, 40)}” is no version. Type /routing policy v12, or leave it out.`,
  );
}

/** People have changed since it was written. `faults` are lines of the file's own form. */
export function doesNotFit(version: number | null, faults: readonly Slot[]): Answer {
  const what = version === null ? mrkdwn`That` : mrkdwn`v${version}`;
  const next =
    version === null ? mrkdwn`Nothing is proposed.` : mrkdwn`Reject it and propose anew.`;
  const words = mrkdwn`${what} does not fit the people there are now, so nothing is changed. ${next}`;
  return rendered(words, [section(words), section(faultLines(faults))]);
}

export interface Overtaken {
  version: number;
  basedOn: number;
  live: number;
  theirs: readonly Slot[];
  yours: readonly Slot[];
}

/** Two differences and one question: publishing it takes back what others did since. */
export function overtaken(was: Overtaken): Answer {
  const { version, live } = was;
  const first = mrkdwn`v${live} became live after v${version} was written, so nothing is changed yet.`;
  const undoes = mrkdwn`Published all the same, v${version} takes back what v${live} changed.`;
  const confirm = {
    title: say`Publish v${version} all the same?`,
    text: say`What v${live} changed is taken back.`,
  };
  const publish = button({
    label: say`Publish it all the same`,
    action: POLICY_APPROVE,
    value: { version, live },
    confirm,
  });
  return rendered(spaced(first, undoes), [
    section(first),
    ...bothDifferences(was, mrkdwn`*v${version} would change*`),
    section(undoes),
    actions(publish, rejectButton(version, say`Reject`)),
  ]);
}

/** An edit that began with a version that is not live any more. */
export function editOvertaken(was: Omit<Overtaken, 'version'>, part: string): Answer {
  const { basedOn, live } = was;
  const first = mrkdwn`v${live} became live while you were editing v${basedOn}. Nothing is proposed.`;
  const again = button({ label: say`Start from v${live}`, action: POLICY_EDIT, value: { part } });
  return rendered(first, [
    section(first),
    ...bothDifferences(was, mrkdwn`*You changed*`),
    actions(again),
  ]);
}

function bothDifferences(
  { live, theirs, yours }: Pick<Overtaken, 'live' | 'theirs' | 'yours'>,
  title: SafeText,
) {
  return [
    section(lined(mrkdwn`*v${live} changed*`, changeLines(theirs, MOST))),
    section(lined(title, changeLines(yours, MOST))),
  ];
}

const MOST = 10;

/** What an edit made in Slack became, and what happens next. */
export function editProposed(
  view: ProposalView,
  { approvers, warnings }: { approvers: readonly string[]; warnings: readonly Slot[] },
): Answer {
  const { version, approvals, live, changes, moved } = view;
  const next =
    approvals > 0
      ? mrkdwn`v${live} stays live until somebody else approves it. ${whoCan(approvers)}`
      : mrkdwn`Nobody else has to agree: publish it when you are ready.`;
  const first = mrkdwn`*Policy v${version} is proposed.* ${next}`;
  const more = moved ? [section(mrkdwn`${moved}`)] : [];
  const publish = approvals > 0 ? [] : [approveButton(view, { primary: true })];
  return rendered(first, [
    section(first),
    section(changeLines(changes, MOST)),
    ...more,
    ...(warnings.length > 0
      ? [section(lined(mrkdwn`*Look at this before it is live*`, faultLines(warnings)))]
      : []),
    actions(...publish, rejectButton(version, say`Withdraw`), changesButton(version)),
  ]);
}

export function nothingToPropose(live: number): Answer {
  return answer(mrkdwn`That is what v${live} says already, so there is nothing to propose.`);
}

/** The part is gone from the policy, or its file is written in a way that is not edited here. */
export function notEditable(): Answer {
  return answer(
    mrkdwn`I can't change that here: it is not in the policy any more, or its file is written in a way I do not edit. Ask whoever runs the server to change policy.yml and run baton policy propose.`,
  );
}

export function rejected(was: { outcome: 'rejected' | 'withdrawn'; version: number }): Answer {
  return was.outcome === 'withdrawn'
    ? answer(mrkdwn`v${was.version} is withdrawn. Nothing changed.`)
    : answer(mrkdwn`v${was.version} is rejected, and its author hears why. Nothing changed.`);
}

export function rolledBack(was: { version: number; replaces: number }): Answer {
  return answer(
    mrkdwn`v${was.version} is live again instead of v${was.replaces}. New leads go by it; offers and clocks that run keep the version they have.`,
    button({ label: say`See the policy`, action: POLICY_SHOW, value: { version: was.version } }),
  );
}

export function liveAlready(version: number): Answer {
  return answer(mrkdwn`v${version} is live now, so nothing was rolled back. See /routing policy.`);
}

export function neverLive(version: number): Answer {
  return answer(
    mrkdwn`v${version} was never live, so there is nothing to go back to. See /routing policy.`,
  );
}

export function nothingBefore(): Answer {
  return answer(mrkdwn`No other version was live before, so there is nothing to go back to.`);
}
