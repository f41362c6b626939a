import type { App, BlockAction } from '@slack/bolt';
import * as ids from '../../../blocks/action-ids.ts';
import type { Answer } from '../../../blocks/answers/answer.ts';
import { withAsk } from '../../../blocks/answers/asking/ask-answers.ts';
import type { Context } from '../../../services/context.ts';
import { answering } from '../answering.ts';
import { strangerAnswer } from '../answers/refusals.ts';
import type { PublicDoor } from '../answers/set-up/source-rows.ts';
import { findPerson } from '../person.ts';
import { type ActionHandler, answeringOf, type Click, pressedOf } from './click.ts';
import { runCorrection, showHelp } from './command-run.ts';
import { allowDeed, refuseDeed } from './deed/deed-answer.ts';
import { askFor } from './deed/deed-ask.ts';
import { deedOf } from './deed/deeds.ts';
import { askForLeads } from './deed/join-ask.ts';
import { giveMissedBack } from './escalation/escalation-giveback.ts';
import { giveMoreTime } from './escalation/escalation-more.ts';
import { beOnIt } from './escalation/escalation-on-it.ts';
import { comeBack } from './home/away-back.ts';
import { openAway } from './home/away-set.ts';
import { changeAvailability } from './home/home-availability.ts';
import { changeOwnLead } from './home/home-lead.ts';
import { openList, openUnrouted } from './home/home-list.ts';
import { openQueue } from './home/home-queue.ts';
import { openNotifications } from './home/notifications-set.ts';
import { openHours } from './hours/hours-open.ts';
import { cancelOff } from './hours/time-off-cancel.ts';
import { openTimeOff } from './hours/time-off-form.ts';
import { closeOwnLead } from './lead/lead-close.ts';
import { giveOwnLeadBack } from './lead/lead-giveback.ts';
import { keepIt } from './lead/lead-keep.ts';
import { openReassign } from './lead/lead-reassign.ts';
import { restoreClosed } from './lead/lead-restore.ts';
import { openLead } from './lead/lead-show.ts';
import { openSnooze, wakeIt } from './lead/lead-snooze.ts';
import { takeIt } from './lead/lead-take.ts';
import { sendTest } from './lead/lead-test.ts';
import { openTouchForm, touch } from './lead/lead-touch.ts';
import { undoOwner } from './lead/lead-undo.ts';
import { openWhy } from './lead/lead-why.ts';
import { claimFromChannel, showCallers } from './offer/offer-called.ts';
import { claim } from './offer/offer-claim.ts';
import { openDecline } from './offer/offer-decline.ts';
import { undoOffer } from './offer/offer-undo.ts';
import { adviseOnSilence } from './offer/offer-unseen.ts';
import { sayOutOfDate } from './out-of-date.ts';
import { openEdit } from './policy/policy-edit.ts';
import { exportPolicy, showChanges, showPolicy } from './policy/policy-read.ts';
import { openRollback } from './policy/policy-rollback.ts';
import { approve, openReject } from './policy/policy-settle.ts';
import { changePool, pausePool } from './pool/pool-menu.ts';
import { explainTurns } from './pool/pool-turns.ts';
import { turnShares } from './pool/show-shares.ts';
import { openCorrect, openDiscard } from './quarantine/open-forms.ts';
import { chooseForQuarantined } from './quarantine/quarantine-menu.ts';
import { openQuarantine, turnQuarantine } from './quarantine/quarantine-pages.ts';
import { release } from './quarantine/quarantine-release.ts';
import { openOverview } from './set-up/overview-open.ts';
import { backUpElsewhere } from './set-up/setup-backup.ts';
import { checkChannel, openChannel } from './set-up/setup-channel.ts';
import { openSources } from './set-up/setup-source.ts';
import { copyText, sendToReps, tellThemLater } from './set-up/setup-tell.ts';
import { settle } from './suggestion/suggestion-settle.ts';

const closers = ids.CLOSE_CHOICES.map((one) => [ids.closeAction(one), closeOwnLead] as const);

/** What each button and menu does. */
export const ACTIONS: ReadonlyMap<string, ActionHandler> = new Map<string, ActionHandler>([
  [ids.OFFER_CLAIM, claim],
  [ids.OFFER_DECLINE, openDecline],
  [ids.OFFER_UNSEEN, adviseOnSilence],
  [ids.OFFER_UNDO, undoOffer],
  [ids.CALL_CLAIM, claimFromChannel],
  [ids.CALL_WHO, showCallers],
  [ids.LEAD_WHY, openWhy],
  [ids.LEAD_SHOW, openLead],
  [ids.LEAD_TEST, sendTest],
  [ids.LEAD_TOUCH, touch],
  [ids.LEAD_TOUCH_FORM, openTouchForm],
  [ids.LEAD_SNOOZE, openSnooze],
  [ids.LEAD_WAKE, wakeIt],
  [ids.LEAD_KEEP, keepIt],
  [ids.LEAD_TAKE, takeIt],
  [ids.LEAD_REASSIGN, openReassign],
  [ids.LEAD_GIVEBACK, giveOwnLeadBack],
  [ids.LEAD_UNDO, undoOwner],
  [ids.LEAD_RESTORE, restoreClosed],
  ...closers,
  [ids.ESCALATION_MORE, giveMoreTime],
  [ids.ESCALATION_GIVEBACK, giveMissedBack],
  [ids.ESCALATION_ON_IT, beOnIt],
  [ids.SUGGESTION_SAME, settle],
  [ids.SUGGESTION_APART, settle],
  [ids.AWAY_SET, openAway],
  [ids.AWAY_BACK, comeBack],
  [ids.HOURS_OPEN, openHours],
  [ids.TIME_OFF_ADD, openTimeOff],
  [ids.TIME_OFF_CHANGE, openTimeOff],
  [ids.TIME_OFF_CANCEL, cancelOff],
  [ids.NOTIFICATIONS_SET, openNotifications],
  [ids.HOME_LEAD, changeOwnLead],
  [ids.HOME_AVAILABILITY, changeAvailability],
  [ids.HOME_QUEUE, openQueue],
  [ids.HOME_UNROUTED, openUnrouted],
  [ids.LIST_OPEN, openList],
  [ids.LIST_PREVIOUS, openList],
  [ids.LIST_NEXT, openList],
  [ids.POOL_MENU, changePool],
  [ids.POOL_PAUSE, pausePool],
  [ids.POOL_TURNS, explainTurns],
  ...ids.SHARE_DAYS.map((days) => [ids.daysAction(days), turnShares] as const),
  [ids.SHARES_PREVIOUS, turnShares],
  [ids.SHARES_NEXT, turnShares],
  [ids.QUARANTINE_RELEASE, release],
  [ids.QUARANTINE_CORRECT, openCorrect],
  [ids.QUARANTINE_DISCARD, openDiscard],
  [ids.QUARANTINE_MENU, chooseForQuarantined],
  [ids.QUARANTINE_OPEN, openQuarantine],
  [ids.QUARANTINE_PREVIOUS, turnQuarantine],
  [ids.QUARANTINE_NEXT, turnQuarantine],
  [ids.POLICY_APPROVE, approve],
  [ids.POLICY_REJECT, openReject],
  [ids.POLICY_CHANGES, showChanges],
  [ids.POLICY_SHOW, showPolicy],
  [ids.POLICY_EXPORT, exportPolicy],
  [ids.POLICY_EDIT, openEdit],
  [ids.POLICY_ROLLBACK, openRollback],
  [ids.SETUP_CHANNEL, openChannel],
  [ids.SETUP_CHECK, checkChannel],
  [ids.SETUP_SOURCE, openSources],
  [ids.SETUP_TELL, sendToReps],
  [ids.SETUP_TEXT, copyText],
  [ids.SETUP_LATER, tellThemLater],
  [ids.SETUP_BACKUP, backUpElsewhere],
  [ids.OVERVIEW_OPEN, openOverview],
  [ids.COMMAND_RUN, runCorrection],
  [ids.COMMAND_HELP, showHelp],
  [ids.DEED_ASK, askFor],
  [ids.DEED_ALLOW, allowDeed],
  [ids.DEED_REFUSE, refuseDeed],
  [ids.JOIN_ASK, askForLeads],
]);

/** One listener for all of them: Bolt runs every one that matches, and only one may acknowledge. */
export function registerActions(app: App, ctx: Context, door: PublicDoor): void {
  const any = { type: 'block_actions', action_id: /^/ } as const;
  app.action<BlockAction>(any, async ({ ack, body, action, client, respond }) => {
    await ack();
    const ways = answeringOf(body, { client, respond });
    await answering(ways.tell, async () => {
      const person = await findPerson(ctx, { userId: body.user.id, client });
      if (!person) return answerStranger(ctx, { ...ways, userId: body.user.id }, action.action_id);
      const handle = ACTIONS.get(action.action_id) ?? sayOutOfDate;
      const pressed = pressedOf(body, action);
      const deed = deedOf({ ...pressed, repId: person.repId });
      const tell = (answer: Answer) => ways.tell(deed ? withAsk(answer, deed) : answer);
      return handle({ ...person, ...pressed, ...ways, door, tell });
    });
  });
}

/** Whoever the roster does not name may ask to be on it, and nothing else. */
async function answerStranger(
  ctx: Context,
  { userId, tell }: Pick<Click, 'userId' | 'tell'>,
  actionId: string,
): Promise<unknown> {
  if (actionId !== ids.JOIN_ASK) return tell(await strangerAnswer(ctx));
  const reader = { timeZone: 'UTC', now: ctx.clock.now() };
  return askForLeads({ ctx, userId, tell, reader });
}
