import type { Option } from '../blocks/content.ts';
import type { Message, Reply, Status, User, View } from '../state/model.ts';
import type { Workspace } from '../state/workspace.ts';
import { describeUser, describeView } from '../web-api/describe.ts';
import { describeDoNotDisturb } from '../web-api/families/dnd.ts';
import { applyReply, parseReply } from './apply-reply.ts';
import { Clicks, type InView, type OnMessage, type Payload } from './clicks.ts';
import type { Courier, Delivered } from './courier.ts';
import { draftSuggestion, offeredBy, type Typing } from './elements/suggestions.ts';
import { type Entries, type Offered, typedInto } from './fill-in.ts';
import { Forms } from './forms.ts';
import { aboutShortcutMessage, commandFields, shortcutFields } from './payloads.ts';
import { Screen, type Timing } from './screen.ts';
import { ChannelActs } from './telling/channel-acts.ts';
import { Events, type LostEvent } from './telling/events.ts';

export interface Commanded extends Delivered {
  /** Later posts to the command's `response_url`; grows as they arrive. */
  replies: readonly Reply[];
}

/** How the two requests of a double click reach the app. */
export type Order = 'together' | 'in_turn';

/** What people do in Slack, told to the app as Slack would tell it. */
export class PersonActions {
  /** What Slack tells the app of itself; what people do is never sent again. */
  readonly events: Events;
  readonly channels: ChannelActs;
  readonly #workspace: Workspace;
  readonly #courier: Courier;
  readonly #screen: Screen;
  readonly #clicks: Clicks;
  readonly #forms: Forms;

  constructor(workspace: Workspace, courier: Courier, baseUrl: () => string) {
    this.#workspace = workspace;
    this.#courier = courier;
    this.events = new Events(workspace, courier);
    this.channels = new ChannelActs(workspace, this.events);
    this.#screen = new Screen(workspace, baseUrl);
    this.#clicks = new Clicks(this.#screen);
    this.#forms = new Forms(workspace, courier);
  }

  /** Uses an element of a message, ephemeral ones included. */
  click(userId: string, at: OnMessage): Promise<Delivered> {
    return this.#use(this.#clicks.draft(userId, at));
  }

  /** Uses an element of Home or of an open modal. */
  clickInView(userId: string, at: InView): Promise<Delivered> {
    return this.#use(this.#clicks.draft(userId, at));
  }

  /** Both clicks are made before the app has changed anything; each has a trigger of its own. */
  doubleClick(
    userId: string,
    at: OnMessage | InView,
    order: Order = 'together',
  ): Promise<Delivered[]> {
    const clicks = [this.#clicks.draft(userId, at), this.#clicks.draft(userId, at)];
    return order === 'together'
      ? Promise.all(clicks.map((click) => this.#use(click)))
      : this.#useInTurn(clicks);
  }

  /** Types into an external select, whose options only the app knows. */
  async suggest(userId: string, at: Typing): Promise<Option[]> {
    return offeredBy(await this.#use(draftSuggestion(this.#screen, userId, at)));
  }

  /** A shortcut from the lightning menu or the search. */
  shortcut(userId: string, callbackId: string, how: Timing = {}): Promise<Delivered> {
    return this.#use({
      type: 'shortcut',
      ...shortcutFields(this.#workspace, userId, callbackId),
      trigger_id: this.#screen.trigger(userId, how),
    });
  }

  /** A shortcut from the menu of a message; Slack offers none on what only one person sees. */
  messageShortcut(
    userId: string,
    at: { callbackId: string; channel: string; ts: string } & Timing,
  ): Promise<Delivered> {
    const message = this.#screen.message(at);
    if (message.visibleTo !== undefined) throw new Error('An ephemeral message has no shortcuts.');
    const place = { userId, channel: at.channel, original: message };
    return this.#use({
      type: 'message_action',
      ...shortcutFields(this.#workspace, userId, at.callbackId),
      trigger_id: this.#screen.trigger(userId, at),
      ...aboutShortcutMessage(this.#workspace, message),
      response_url: this.#screen.responseUrl(place).url,
    });
  }

  async submitView(
    userId: string,
    where: string | ({ viewId: string } & Timing),
    entries: Entries,
  ): Promise<Delivered> {
    const { viewId, ...how } = typeof where === 'string' ? { viewId: where } : where;
    const view = this.#screen.view(userId, viewId);
    const offered = await this.#offered(userId, view, entries);
    const trigger = this.#screen.trigger(userId, how);
    return this.#forms.submit({ userId, view, offered }, entries, trigger);
  }

  /** Whoever fills in an external select has typed into it first. */
  async #offered(userId: string, view: View, entries: Entries): Promise<Offered> {
    const offered = new Map<string, Option[]>();
    for (const { actionId, typed } of typedInto(view, entries)) {
      const found = await this.suggest(userId, { viewId: view.id, actionId, typed });
      offered.set(actionId, [...(offered.get(actionId) ?? []), ...found]);
    }
    return offered;
  }

  async closeView(userId: string, viewId: string): Promise<Delivered> {
    return this.#forms.close({ userId, view: this.#screen.view(userId, viewId) });
  }

  /** Closes the whole stack of modals. */
  closeAllViews(userId: string): Promise<Delivered[]> {
    return this.#forms.closeAll(userId);
  }

  /** Typed in `channel`, or in the conversation with the app. */
  async slash(
    userId: string,
    command: string,
    sent: string | ({ text: string; channel?: string } & Timing),
  ): Promise<Commanded> {
    const { text, ...where } = typeof sent === 'string' ? { text: sent } : sent;
    const { channel = this.#workspace.directory.openDm(userId).id, ...how } = where;
    const place = { userId, channel, original: undefined };
    const { url, replies } = this.#screen.responseUrl(place);
    const delivered = await this.#courier.sendForm({
      ...commandFields(this.#workspace, { userId, channel, command, text }),
      response_url: url,
      trigger_id: this.#screen.trigger(userId, how),
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
  event(event: Payload, how: { twice?: boolean } = {}): Promise<Delivered> {
    return this.events.send(event, how);
  }

  /** Events that the app took at no attempt. */
  get lostEvents(): readonly LostEvent[] {
    return this.events.lost;
  }

  /** An admin removes somebody from the workspace, or lets them in again. */
  async setDeleted(userId: string, deleted: boolean): Promise<Delivered> {
    const user = this.#known(userId);
    user.deleted = deleted;
    this.#workspace.changed();
    return this.event({ type: 'user_change', user: describeUser(this.#workspace, user) });
  }

  /** Somebody says how they are; null clears it. Slack tells of the profile and of the status. */
  async setStatus(userId: string, status: Status | null): Promise<Delivered> {
    const user = this.#known(userId);
    if (status) user.status = status;
    else delete user.status;
    this.#workspace.changed();
    const told = { user: describeUser(this.#workspace, user) };
    await this.event({ type: 'user_change', ...told });
    return this.event({ type: 'user_status_changed', ...told });
  }

  /** Somebody pauses notifications until then; null: not any more. */
  async snooze(userId: string, until: Date | null): Promise<Delivered> {
    const { scopes, now } = this.#workspace;
    const user = this.#known(userId);
    const { snooze: _, ...hours } = user.doNotDisturb ?? {};
    const paused = until && { snooze: { startsAt: now(), endsAt: until } };
    user.doNotDisturb = { ...hours, ...paused };
    this.#workspace.changed();
    if (!scopes.has('dnd:read')) return { status: 0, body: 'missing_scope' };
    const dndStatus = describeDoNotDisturb(user, now());
    return this.event({ type: 'dnd_updated_user', user: userId, dnd_status: dndStatus });
  }

  #known(userId: string): User {
    const user = this.#workspace.directory.findUser(userId);
    if (!user) throw new Error(`There is no user ${userId}.`);
    return user;
  }

  /** Somebody changes who is in a user group. */
  async setGroup(groupId: string, users: readonly string[]): Promise<Delivered> {
    const { directory, team, now } = this.#workspace;
    const group = directory.userGroups.find(({ id }) => id === groupId);
    if (!group) throw new Error(`There is no user group ${groupId}.`);
    const added = users.filter((id) => !group.users.includes(id));
    const removed = group.users.filter((id) => !users.includes(id));
    group.users = [...users];
    this.#workspace.changed();
    const seconds = Math.floor(now().getTime() / 1000);
    return this.event({
      type: 'subteam_members_changed',
      subteam_id: groupId,
      team_id: team.id,
      date_previous_update: seconds,
      date_update: seconds,
      added_users: added,
      added_users_count: added.length,
      removed_users: removed,
      removed_users_count: removed.length,
    });
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

  async #use(payload: Payload | undefined): Promise<Delivered> {
    if (!payload) return { status: 0, body: 'not_confirmed' };
    const delivered = await this.#courier.sendPayload(payload);
    this.#workspace.changed();
    return delivered;
  }

  async #useInTurn(payloads: (Payload | undefined)[]): Promise<Delivered[]> {
    const answers: Delivered[] = [];
    for (const payload of payloads) answers.push(await this.#use(payload));
    return answers;
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
