import type { BlockAction, BlockElementAction, RespondFn, webApi } from '@slack/bolt';
import type { ModalView } from '@slack/web-api';
import { LIST_MODAL } from '../../../blocks/action-ids.ts';
import type { Answer } from '../../../blocks/answers/answer.ts';
import { type ButtonValue, parseValue } from '../../../blocks/button-value.ts';
import { answerModal } from '../../../blocks/modals/message-modal.ts';
import type { Phrase } from '../../../words/say.ts';
import type { PublicDoor } from '../answers/set-up/source-rows.ts';
import type { Person } from '../person.ts';
import { openedFrom, type Spot } from './home/home-list.ts';

/** What was used: the element, what it is about, and where it stood. */
export interface Pressed {
  actionId: string;
  /** Ids from the element, else from its block; never trusted. */
  about: ButtonValue;
  /** The picked option of a menu; empty for a button. */
  choice: string;
  on: 'message' | 'home' | 'modal';
  /** The page of a list of Home that it stood on. */
  spot?: Spot | undefined;
}

/** The ways there are to answer a click. */
export interface Answering {
  /** Says it to this person alone. */
  tell: (answer: Answer) => Promise<unknown>;
  /** Draws the clicked message anew; elsewhere there is none. */
  redraw: (message: Answer) => Promise<unknown>;
  /** Draws the list that was clicked in anew, or opens it. */
  turn: (page: Answer, title: Phrase) => Promise<unknown>;
  /** Draws the form that was clicked in anew. */
  refill: (view: ModalView) => Promise<unknown>;
  /** Opens a modal, over the one that was clicked in if there is one. */
  open: (view: ModalView) => Promise<{ view?: { id?: string } }>;
}

export type Click = Person & Pressed & Answering & { door: PublicDoor };
export type ActionHandler = (click: Click) => Promise<unknown>;

export function pressedOf(body: BlockAction, action: BlockElementAction): Pressed {
  const choice = 'selected_option' in action ? (action.selected_option?.value ?? '') : '';
  const own = 'value' in action && typeof action.value === 'string' ? action.value : undefined;
  return {
    actionId: action.action_id,
    about: parseValue(own) ?? parseValue(action.block_id) ?? {},
    choice,
    on: surfaceOf(body),
    spot: spotOf(body),
  };
}

export function answeringOf(
  body: BlockAction,
  { client, respond }: { client: webApi.WebClient; respond: RespondFn },
): Answering {
  const trigger = { trigger_id: body.trigger_id };
  const stacked = surfaceOf(body) === 'modal';
  const spot = spotOf(body);
  const open = (form: ModalView) => {
    const view = spot ? openedFrom(spot, form) : form;
    return stacked
      ? client.views.push({ ...trigger, view })
      : client.views.open({ ...trigger, view });
  };
  const refill = (view: ModalView) =>
    stacked ? client.views.update({ view_id: body.view?.id ?? '', view }) : nothing();
  // Home and modals have no private lines and no address to answer to: the words come as a modal.
  if (!body.response_url) {
    const turn = (page: Answer, title: Phrase) => {
      const view = answerModal(page, title);
      return stacked ? refill(view) : open(view);
    };
    return { open, turn, refill, tell: (answer) => open(answerModal(answer)), redraw: nothing };
  }
  const redraw = ({ text, blocks }: Answer) =>
    respond({ text, blocks, ...NO_UNFURL, replace_original: true });
  const unseen = { response_type: 'ephemeral', replace_original: false } as const;
  return {
    open,
    tell: ({ text, blocks }) => respond({ text, blocks, ...NO_UNFURL, ...unseen }),
    redraw,
    turn: redraw,
    refill,
  };
}

/** What a lead says may be an address, and nobody asked to see its page. */
export const NO_UNFURL = { unfurl_links: false, unfurl_media: false } as const;

/** The list that was pressed in says in its metadata which it is. */
function spotOf({ view }: BlockAction): Spot | undefined {
  if (view?.callback_id !== LIST_MODAL) return undefined;
  const { list, page } = parseValue(view.private_metadata) ?? {};
  return list && { list, page };
}

const nothing = async () => undefined;

function surfaceOf({ view }: BlockAction): Pressed['on'] {
  if (!view) return 'message';
  return view.type === 'home' ? 'home' : 'modal';
}
