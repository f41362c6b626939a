import { initialValues } from '../state/entries/values.ts';
import type { Message, Values } from '../state/model.ts';
import { type Acted, act, actionEntry, type Target, withHeld } from './actions.ts';
import { type Entries, fillIn } from './fill-in.ts';
import { aboutMessage, aboutView, envelope } from './payloads.ts';
import type { Screen, Timing } from './screen.ts';

/** How an element is used. */
export interface Manner extends Timing {
  /** False: where a dialog asks whether to go on, the person does not. */
  confirm?: boolean;
}

export type OnMessage = { channel: string; ts: string } & Target & Manner;
/** Other inputs of the view may be filled in on the way. */
export type InView = { viewId: string; values?: Entries } & Target & Manner;

export type Payload = Record<string, unknown>;

/** Uses elements as Slack's client does, and words what it then tells the app. */
export class Clicks {
  readonly #screen: Screen;
  /** What each person entered in a message, which is kept beside the message. */
  readonly #entered = new WeakMap<Message, Map<string, Values>>();

  constructor(screen: Screen) {
    this.#screen = screen;
  }

  /** Undefined when the person backs out. */
  draft(userId: string, at: OnMessage | InView): Payload | undefined {
    return 'viewId' in at ? this.#inView(userId, at) : this.#onMessage(userId, at);
  }

  #onMessage(userId: string, at: OnMessage): Payload | undefined {
    const { workspace } = this.#screen;
    const message = this.#screen.message(at);
    const acted = act(workspace.directory, message.blocks, at);
    if (isBackedOut(acted, at)) return undefined;
    const place = { userId, channel: at.channel, original: message };
    return {
      ...this.#action(userId, acted, at),
      ...aboutMessage(workspace, message),
      state: { values: this.#enter(userId, message, acted) },
      response_url: this.#screen.responseUrl(place).url,
    };
  }

  #inView(userId: string, at: InView): Payload | undefined {
    const { workspace } = this.#screen;
    const view = this.#screen.view(userId, at.viewId);
    const entered = fillIn(workspace.directory, view, at.values ?? {});
    const acted = act(workspace.directory, view.content.blocks, at);
    view.values = entered;
    if (isBackedOut(acted, at)) return undefined;
    view.values = withHeld(entered, acted);
    return { ...this.#action(userId, acted, at), ...aboutView(workspace, view) };
  }

  #action(userId: string, acted: Acted, how: Timing): Payload {
    const { workspace } = this.#screen;
    return {
      type: 'block_actions',
      ...envelope(workspace, userId),
      trigger_id: this.#screen.trigger(userId, how),
      actions: [actionEntry(acted, workspace.ids.ts())],
    };
  }

  #enter(userId: string, message: Message, acted: Acted): Values {
    const byUser = this.#entered.get(message) ?? new Map<string, Values>();
    const before = initialValues(message.blocks, byUser.get(userId) ?? {});
    const values = withHeld(before, acted);
    this.#entered.set(message, byUser.set(userId, values));
    return values;
  }
}

function isBackedOut({ asksFirst, actionId }: Acted, { confirm = true }: Manner): boolean {
  if (confirm) return false;
  if (asksFirst) return true;
  throw new Error(`"${actionId}" asks nobody to confirm, so nobody can back out.`);
}
