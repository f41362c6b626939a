import type { App, MessageShortcut, SlackShortcut } from '@slack/bolt';
import type { ModalView } from '@slack/web-api';
import { LEAD_FROM_MESSAGE, LEAD_NEW } from '../../../blocks/action-ids.ts';
import type { Answer } from '../../../blocks/answers/answer.ts';
import { cardOver } from '../../../blocks/answers/click-answers.ts';
import { answerModal } from '../../../blocks/modals/message-modal.ts';
import type { Context } from '../../../services/context.ts';
import { answering } from '../answering.ts';
import { strangerAnswer } from '../answers/refusals.ts';
import { openNewLead } from '../new-lead.ts';
import { findPerson, type Person } from '../person.ts';
import { readMessage } from './read-message.ts';

interface Used extends Person {
  /** Of the message it was used on; empty where it belongs to none. */
  text: string;
  open(view: ModalView): Promise<unknown>;
}

/** What each shortcut does; the manifest announces these and no others. */
export const SHORTCUTS: ReadonlyMap<string, (used: Used) => Promise<unknown>> = new Map([
  [LEAD_NEW, (used: Used) => openNewLead(used, {})],
  [LEAD_FROM_MESSAGE, (used: Used) => openNewLead(used, readMessage(used.text))],
]);

/** A shortcut has no private line everywhere, so whatever there is to say comes as a modal. */
export function registerShortcuts(app: App, ctx: Context): void {
  app.shortcut({ callback_id: /^/ }, async ({ ack, body, client }) => {
    await ack();
    const open = (view: ModalView) => client.views.open({ trigger_id: body.trigger_id, view });
    const tell = (answer: Answer) => open(answerModal(answer));
    await answering(tell, async () => {
      const person = await findPerson(ctx, { userId: body.user.id, client });
      if (!person) return tell(await strangerAnswer(ctx));
      const use = SHORTCUTS.get(body.callback_id);
      return use ? use({ ...person, text: textOf(body), open }) : tell(cardOver());
    });
  });
}

function textOf(body: SlackShortcut): string {
  return isOnMessage(body) ? (body.message.text ?? '') : '';
}

function isOnMessage(body: SlackShortcut): body is MessageShortcut {
  return body.type === 'message_action';
}
