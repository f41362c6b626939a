import type { Message, Reply, View } from '../state/model.ts';
import { initialValues } from '../state/values.ts';
import type { Workspace } from '../state/workspace.ts';
import { describeUser, describeView } from '../web-api/describe.ts';
import { type Acted, act, actionEntry, type Target, withHeld } from './actions.ts';
import { applyAck } from './apply-ack.ts';
import { applyReply, parseReply } from './apply-reply.ts';
import type { Courier, Delivered } from './courier.ts';
import { type Entries, fillIn, missingInputs } from './fill-in.ts';
import { aboutMessage, aboutView, commandFields, envelope, eventEnvelope } from './payloads.ts';

export interface Commanded extends Delivered {
  /** Later posts to the command's `response_url`; grows as they arrive. */
  replies: readonly Reply[];
}

/** What people do in Slack, told to the app as Slack would tell it. */
export class PersonActions {
  readonly #workspace: Workspace;
  readonly #courier: Courier;
  readonly #baseUrl: () => string;

  constructor(workspace: Workspace, courier: Courier, baseUrl: () => string) {
    this.#workspace = workspace;
    this.#courier = courier;
    this.#baseUrl = baseUrl;
  }

  /** Uses an element of a message, ephemeral ones included. */
  click(userId: string, at: { channel: string; ts: string } & Target): Promise<Delivered> {
    const message = this.#workspace.messages.find(at.channel, at.ts);
    if (!message) throw new Error(`There is no message ${at.ts} in ${at.channel}.`);
    const acted = act(message.blocks, at);
    return this.#sendAction(userId, acted, {
      ...aboutMessage(this.#workspace, message),
      state: { values: withHeld(initialValues(message.blocks, {}), acted) },
      response_url: this.#responseUrl({ userId, channel: at.channel, original: message }).url,
    });
  }

  /** Uses an element of Home or of an open modal; other inputs may be filled in on the way. */
  clickInView(
    userId: string,
    at: { viewId: string; values?: Entries } & Target,
  ): Promise<Delivered> {
    const view = this.#openView(userId, at.viewId);
    view.values = fillIn(view, at.values ?? {});
    const acted = act(view.content.blocks, at);
    view.values = withHeld(view.values, acted);
    return this.#sendAction(userId, acted, aboutView(this.#workspace, view));
  }

  async submitView(userId: string, viewId: string, entries: Entries): Promise<Delivered> {
    const view = this.#openView(userId, viewId);
    view.values = fillIn(view, entries);
    view.errors = missingInputs(view);
    if (Object.keys(view.errors).length > 0) {
      this.#workspace.changed();
      return { status: 0, body: { response_action: 'errors', errors: view.errors } };
    }
    const delivered = await this.#courier.sendPayload({
      type: 'view_submission',
      ...envelope(this.#workspace, userId),
      trigger_id: this.#workspace.triggers.issue(userId),
      view: describeView(this.#workspace, view),
      response_urls: [],
    });
    applyAck(this.#workspace, { userId, view }, delivered);
    this.#workspace.changed();
    return delivered;
  }

  /** The app hears of it only when the view asked for it. */
  async closeView(userId: string, viewId: string): Promise<Delivered> {
    const view = this.#openView(userId, viewId);
    this.#workspace.views.pop(userId, viewId);
    this.#workspace.changed();
    if (view.content.type !== 'modal' || !view.content.notify_on_close) {
      return { status: 200, body: '' };
    }
    return this.#courier.sendPayload({
      type: 'view_closed',
      ...envelope(this.#workspace, userId),
      view: describeView(this.#workspace, view),
      is_cleared: false,
    });
  }

  /** Typed in `channel`, or in the conversation with the app. */
  async slash(
    userId: string,
    command: string,
    sent: string | { text: string; channel: string },
  ): Promise<Commanded> {
    const { text, channel } =
      typeof sent === 'string'
        ? { text: sent, channel: this.#workspace.directory.openDm(userId).id }
        : sent;
    const place = { userId, channel, original: undefined };
    const { url, replies } = this.#responseUrl(place);
    const delivered = await this.#courier.sendForm({
      ...commandFields(this.#workspace, { userId, channel, command, text }),
      response_url: url,
      trigger_id: this.#workspace.triggers.issue(userId),
    });
    const answer = commandAnswer(command, delivered);
    if (answer) applyReply(this.#workspace, place, answer);
    this.#workspace.changed();
    return { ...delivered, replies };
  }

  openHome(userId: string): Promise<Delivered> {
    const home = this.#workspace.views.home(userId);
    return this.event({
      type: 'app_home_opened',
      user: userId,
      channel: this.#workspace.directory.openDm(userId).id,
      tab: 'home',
      ...(home && { view: describeView(this.#workspace, home) }),
    });
  }

  /** Sends `event` in the envelope of the Events API. */
  event(event: Record<string, unknown>, headers?: Record<string, string>): Promise<Delivered> {
    return this.#courier.sendJson(eventEnvelope(this.#workspace, event), headers);
  }

  /** An admin removes somebody from the workspace, or lets them in again. */
  async setDeleted(userId: string, deleted: boolean): Promise<Delivered> {
    const user = this.#workspace.directory.findUser(userId);
    if (!user) throw new Error(`There is no user ${userId}.`);
    user.deleted = deleted;
    this.#workspace.changed();
    return this.event({ type: 'user_change', user: describeUser(this.#workspace, user) });
  }

  /** A person writes in a channel; the app hears nothing of it, as it reads no history. */
  say(userId: string, channel: string, text: string): Message {
    if (this.#workspace.directory.findDm(userId)?.id === channel) {
      throw new Error('Baton reads buttons and commands, not replies.');
    }
    const message = this.#workspace.messages.add({ channel, author: userId, text, blocks: [] });
    this.#workspace.changed();
    return message;
  }

  async #sendAction(
    userId: string,
    acted: Acted,
    about: Record<string, unknown>,
  ): Promise<Delivered> {
    const delivered = await this.#courier.sendPayload({
      type: 'block_actions',
      ...envelope(this.#workspace, userId),
      ...about,
      trigger_id: this.#workspace.triggers.issue(userId),
      actions: [actionEntry(acted, this.#workspace.ids.ts())],
    });
    this.#workspace.changed();
    return delivered;
  }

  #openView(userId: string, viewId: string): View {
    const { views } = this.#workspace;
    const open = [views.home(userId), ...views.stack(userId)].find((view) => view?.id === viewId);
    if (!open) throw new Error(`${userId} has no view ${viewId} open.`);
    return open;
  }

  #responseUrl(place: { userId: string; channel: string; original: Message | undefined }) {
    const { id, replies } = this.#workspace.responseUrls.issue(place);
    return { url: `${this.#baseUrl()}/response/${id}`, replies };
  }
}

function commandAnswer(command: string, { status, body }: Delivered): Reply | undefined {
  if (status !== 200) {
    const word = status === 0 ? String(body) : 'dispatch_failed';
    return { text: `${command} failed with the error "${word}"` };
  }
  if (typeof body === 'string') return body === '' ? undefined : { text: body };
  return parseReply(body);
}
