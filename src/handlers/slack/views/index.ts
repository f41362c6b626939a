import type { App, ViewOutput, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/web-api';
import {
  AWAY_MODAL,
  CHANNEL_MODAL,
  CHOOSE_EDIT_MODAL,
  CONVERTED_MODAL,
  CORRECT_MODAL,
  DECLINE_MODAL,
  DISCARD_MODAL,
  EDIT_MODAL,
  EXPORT_MODAL,
  HOURS_MODAL,
  NEW_LEAD_MODAL,
  NOTIFICATIONS_MODAL,
  REASSIGN_MODAL,
  REJECT_MODAL,
  ROLLBACK_MODAL,
  SNOOZE_MODAL,
  TIME_OFF_MODAL,
  TOUCH_MODAL,
} from '../../../blocks/action-ids.ts';
import type { Answer } from '../../../blocks/answers/answer.ts';
import { cardOver } from '../../../blocks/answers/click-answers.ts';
import { parseValue } from '../../../blocks/button-value.ts';
import type { Context } from '../../../services/context.ts';
import { openedFrom, type Spot, showList } from '../actions/home/home-list.ts';
import { answering } from '../answering.ts';
import { strangerAnswer } from '../answers/refusals.ts';
import type { PublicDoor } from '../answers/set-up/source-rows.ts';
import { findPerson } from '../person.ts';
import { submitAway } from './away-submit.ts';
import { submitChannel } from './channel-submit.ts';
import { submitCorrection } from './correct-submit.ts';
import { submitDecline } from './decline-submit.ts';
import { submitDiscard } from './discard-submit.ts';
import { submitHours } from './hours/hours-submit.ts';
import { submitTimeOff } from './hours/time-off-submit.ts';
import { submitNewLead } from './new-lead-submit.ts';
import { submitNotifications } from './notifications-submit.ts';
import { submitEdit, submitEditChoice } from './policy/edit-submit.ts';
import { submitReject, submitRollback } from './policy/settle-submit.ts';
import { submitReassign } from './reassign-submit.ts';
import { instead, type Shown, type Submission, type ViewHandler } from './submission.ts';
import { submitConverted } from './working/converted-submit.ts';
import { submitSnooze } from './working/snooze-submit.ts';
import { submitTouch } from './working/touch-submit.ts';

/** What only shows something has nothing to send in. */
const close: ViewHandler = async () => ({});

/** What happens with each form that is sent in. */
export const VIEWS: ReadonlyMap<string, ViewHandler> = new Map([
  [DECLINE_MODAL, submitDecline],
  [TOUCH_MODAL, submitTouch],
  [SNOOZE_MODAL, submitSnooze],
  [CONVERTED_MODAL, submitConverted],
  [CHANNEL_MODAL, submitChannel],
  [NEW_LEAD_MODAL, submitNewLead],
  [REASSIGN_MODAL, submitReassign],
  [AWAY_MODAL, submitAway],
  [HOURS_MODAL, submitHours],
  [TIME_OFF_MODAL, submitTimeOff],
  [NOTIFICATIONS_MODAL, submitNotifications],
  [CORRECT_MODAL, submitCorrection],
  [DISCARD_MODAL, submitDiscard],
  [CHOOSE_EDIT_MODAL, submitEditChoice],
  [EDIT_MODAL, submitEdit],
  [REJECT_MODAL, submitReject],
  [ROLLBACK_MODAL, submitRollback],
  [EXPORT_MODAL, close],
]);

/** The acknowledgement of a form is its answer, so the work comes before it. */
export function registerViews(app: App, ctx: Context, door: PublicDoor): void {
  app.view<ViewSubmitAction>(
    { type: 'view_submission', callback_id: /^/ },
    async ({ ack, body, view, client }) => {
      const tell = (answer: Answer) => ack(kept(view, answer));
      let shown: Shown = {};
      await answering(tell, async () => {
        const person = await findPerson(ctx, { userId: body.user.id, client });
        const handle = VIEWS.get(view.callback_id) ?? outOfDate;
        const about = parseValue(view.private_metadata) ?? {};
        const sent = person && { ...person, about, door, ...sentIn(view) };
        shown = sent ? overList(sent, await handle(sent)) : instead(await strangerAnswer(ctx));
        await ack(shown.next);
      });
      await shown.after?.();
    },
  );
}

function sentIn({ id, previous_view_id: belowViewId, state }: ViewOutput) {
  return { viewId: id, belowViewId, values: state.values };
}

/** What was done in a form shows in the list that it was opened from. */
function overList(sent: Submission, shown: Shown): Shown {
  const { client, belowViewId } = sent;
  const { list, page } = sent.about;
  const { next, after } = shown;
  if (list === undefined || !belowViewId) return shown;
  const show = (view: ModalView) => client.views.update({ view_id: belowViewId, view });
  return {
    ...(next && { next: stillFrom({ list, page }, next) }),
    ...(after && {
      after: async () => {
        await after();
        await showList(sent, { list, page, show });
      },
    }),
  };
}

/** What stands in the form's place was opened from the same list. */
function stillFrom(spot: Spot, next: ViewResponseAction): ViewResponseAction {
  if (next.response_action !== 'update' || next.view.type !== 'modal') return next;
  return { ...next, view: openedFrom(spot, next.view) };
}

const outOfDate: ViewHandler = async () => instead(cardOver());

/** After a fault the form stays as it was filled in, with the words under its first input. */
function kept(view: ViewOutput, answer: Answer): Shown['next'] {
  const input = view.blocks.find((block) => block.type === 'input');
  const field = input && 'block_id' in input ? input.block_id : undefined;
  if (!field) return instead(answer).next;
  return { response_action: 'errors', errors: { [field]: answer.text } };
}
