import { AppError } from '../../../errors.ts';
import type { ApproveOutcome } from '../../../services/policy/approve-policy.ts';
import type { ProposeOutcome } from '../../../services/policy/propose-policy.ts';
import type { PublishPolicyOutcome } from '../../../services/policy/publish-policy.ts';
import type { RejectOutcome } from '../../../services/policy/reject-policy.ts';
import type { RollbackOutcome } from '../../../services/policy/rollback-policy.ts';
import { english } from '../../../words/say.ts';
import { listed } from '../plain-words.ts';
import { invalidWorkspace } from '../workspace/directory.ts';

type Outcome =
  | ApproveOutcome
  | ProposeOutcome
  | PublishPolicyOutcome
  | RejectOutcome
  | RollbackOutcome;

const DONE = [
  'proposed',
  'published',
  'rejected',
  'withdrawn',
  'rolled_back',
  'unchanged',
] as const;
export type Refused = Exclude<Outcome, { outcome: (typeof DONE)[number] }>;

/** What stands in the way, as a fault with the next step. */
export function refusal(refused: Refused, version: number | null): AppError {
  const name = version === null ? 'The policy' : `v${version}`;
  switch (refused.outcome) {
    case 'invalid':
      return invalidWorkspace(name, refused.faults);
    case 'moved': {
      const { theirs, yours, basedOn, live } = refused;
      const message = `${name} began with v${basedOn}, and v${live} is live now. Look at both changes, then repeat it with --onto v${live}.`;
      return new AppError('conflict.policy_moved', message, {
        details: { theirs: theirs.map(english), yours: yours.map(english) },
      });
    }
    case 'not_proposed': {
      const { state, by } = refused;
      const message = `${name} is ${state} already, by ${by}. \`baton policy list\` shows what waits.`;
      return new AppError('conflict.policy_settled', message);
    }
    case 'unknown_version':
      return new AppError(
        'missing.policy',
        `There is no ${name}. \`baton policy list\` shows all.`,
      );
    case 'reason_missing':
      return new AppError('input.reason_missing', 'Say in a few words why, with --reason.');
    case 'is_live':
      return new AppError(
        'conflict.policy_live',
        `v${refused.version} is live now; nothing was changed.`,
      );
    case 'never_published':
      return new AppError(
        'conflict.policy_never_live',
        `${name} never decided anything. \`baton policy publish ${name}\` publishes a proposal.`,
      );
    case 'nothing_before':
      return new AppError(
        'missing.policy',
        'There is no version before this one to go back to. `baton policy list` shows all.',
      );
    case 'stranger':
      return new AppError(
        'auth.stranger',
        'You are not on the roster; `baton apply DIR` puts you there.',
      );
    case 'not_in_slack': {
      const who = listed(refused.allowed) || 'nobody yet';
      const message = `Approvals are given in Slack, by somebody else: ${who} can. To go without one: \`baton policy publish ${name} --reason "…"\`; everybody hears of it.`;
      return new AppError('auth.approve_in_slack', message);
    }
    default: {
      const who = 'allowed' in refused ? listed(refused.allowed) || 'nobody yet' : 'nobody yet';
      return new AppError('auth.not_permitted', `That is for ${who}.`);
    }
  }
}
