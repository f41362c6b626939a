import { app, type Channel } from '../../state/model.ts';
import type { Workspace } from '../../state/workspace.ts';
import type { Payload } from '../clicks.ts';
import type { Delivered } from '../courier.ts';
import type { Events } from './events.ts';

/** What happens to a channel as a whole, told to the app where it may know of it. */
export class ChannelActs {
  readonly #workspace: Workspace;
  readonly #events: Events;

  constructor(workspace: Workspace, events: Events) {
    this.#workspace = workspace;
    this.#events = events;
  }

  /** Somebody archives a channel, or opens it again. */
  async setArchived(channelId: string, archived: boolean): Promise<Delivered> {
    const channel = this.#find(channelId);
    channel.isArchived = archived;
    this.#workspace.changed();
    return this.#told(channel, archived ? 'archive' : 'unarchive');
  }

  /** Somebody removes the bot from a channel, or types /invite there. */
  async setBotMember(channelId: string, isMember: boolean): Promise<Delivered> {
    const channel = this.#find(channelId);
    channel.botIsMember = isMember;
    this.#workspace.changed();
    if (!isMember) return this.#told(channel, 'left');
    const kind = channel.isPrivate ? 'G' : 'C';
    const joined = { user: app.botUserId, channel: channelId, channel_type: kind };
    return this.#hears(channel, { type: 'member_joined_channel', ...joined });
  }

  #find(id: string): Channel {
    const channel = this.#workspace.directory.findChannel(id);
    if (!channel) throw new Error(`There is no channel ${id}.`);
    return channel;
  }

  /** Slack calls private channels groups in the names of these events. */
  #told(channel: Channel, verb: string): Promise<Delivered> {
    const kind = channel.isPrivate ? 'group' : 'channel';
    return this.#hears(channel, { type: `${kind}_${verb}`, channel: channel.id });
  }

  async #hears({ isPrivate }: Channel, event: Payload): Promise<Delivered> {
    const needed = isPrivate ? 'groups:read' : 'channels:read';
    if (!this.#workspace.scopes.has(needed)) return { status: 0, body: 'missing_scope' };
    return this.#events.send(event);
  }
}
