import { FIELDS } from '../../../../blocks/action-ids.ts';
import { cardOver } from '../../../../blocks/answers/click-answers.ts';
import { SETTLE_ERRORS } from '../../../../blocks/modals/policy/settle-modals.ts';
import { rejectPolicy } from '../../../../services/policy/reject-policy.ts';
import { rollbackPolicy } from '../../../../services/policy/rollback-policy.ts';
import { say } from '../../../../words/say.ts';
import { rejectAnswer, rollbackAnswer } from '../../answers/policy-answer.ts';
import { publishHome } from '../../publish-home.ts';
import { faultUnder, instead, pickOf, type Shown, type Submission, textOf } from '../submission.ts';

/** The proposal ends, and its author hears why. */
export async function submitReject(sent: Submission): Promise<Shown> {
  const { ctx, actor, about } = sent;
  const { version } = about;
  if (version === undefined) return instead(cardOver());
  const reason = textOf(sent, FIELDS.reason);
  const was = await rejectPolicy(ctx, { version, reason, actor });
  if (was.outcome === 'reason_missing') return faultUnder(FIELDS.reason, SETTLE_ERRORS.noReason);
  const said = await rejectAnswer(sent, { version, was });
  return { ...instead(said, say`Policy v${version}`), after: () => publishHome(ctx, sent) };
}

/** An earlier version decides again, unless somebody has changed it since the form was opened. */
export async function submitRollback(sent: Submission): Promise<Shown> {
  const { ctx, actor, about } = sent;
  const to = Number(pickOf(sent, FIELDS.version));
  if (!Number.isInteger(to) || to < 1) return faultUnder(FIELDS.version, say`Pick a version.`);
  const reason = textOf(sent, FIELDS.reason);
  const was = await rollbackPolicy(ctx, { to, from: about.live ?? null, reason, actor });
  if (was.outcome === 'reason_missing') return faultUnder(FIELDS.reason, SETTLE_ERRORS.noReason);
  const said = rollbackAnswer(was, to);
  return { ...instead(said, say`Roll back the policy`), after: () => publishHome(ctx, sent) };
}
