import { webApi } from '@slack/bolt';
import { type Answer, answer } from '../../blocks/answers/answer.ts';
import { formTooSlow } from '../../blocks/answers/click-answers.ts';
import { mrkdwn } from '../../blocks/text.ts';
import { AppError, toAppError } from '../../errors.ts';
import { say } from '../../words/say.ts';

/** What Slack says when a `trigger_id` is too old or already used. */
const NO_TRIGGER = new Set(['expired_trigger_id', 'exchanged_trigger_id']);

/** Anything thrown on the way to an answer, as a fault with a code. */
export function toFault(thrown: unknown): AppError {
  const cause = thrown;
  if (thrown instanceof webApi.WebAPIPlatformError) {
    const word = thrown.data.error;
    const code = NO_TRIGGER.has(word) ? 'upstream.trigger_expired' : 'upstream.refused';
    return new AppError(code, `Slack refused: ${word}`, { cause, details: { word } });
  }
  if (thrown instanceof webApi.WebAPIRateLimitedError) {
    return new AppError('upstream.rate_limited', thrown.message, { cause, retryable: true });
  }
  if (thrown instanceof webApi.WebAPIRequestError || thrown instanceof webApi.WebAPIHTTPError) {
    return new AppError('upstream.unreachable', thrown.message, { cause, retryable: true });
  }
  return toAppError(thrown);
}

/** The store did not confirm what was to be written. */
export function isStoreFault({ code }: AppError): boolean {
  return code.startsWith('upstream.store_');
}

/** What the person who acted is told: what happened and what to do now. */
export function faultAnswer(fault: AppError): Answer {
  if (fault.code === 'upstream.trigger_expired') return formTooSlow({ button: say`the button` });
  if (fault.code.startsWith('upstream.') && !isStoreFault(fault)) {
    return answer(mrkdwn`Slack did not take my answer. My Home tab shows how things stand.`);
  }
  return answer(mrkdwn`I could not save that, so nothing has changed. Try again in a moment.`);
}
