import type { Ids } from './ids.ts';
import { app, type Channel, type User, type UserGroup } from './model.ts';
import { Refusal } from './refusal.ts';

export interface DirectoryOptions {
  users: User[];
  channels: Channel[];
  userGroups?: UserGroup[];
  tabs: { messages: boolean };
}

/** Who is in the workspace, and where they can be written to. */
export class Directory {
  readonly users: User[];
  readonly channels: Channel[];
  readonly userGroups: UserGroup[];
  readonly #tabs: { messages: boolean };
  readonly #ids: Ids;

  constructor({ users, channels, userGroups = [], tabs }: DirectoryOptions, ids: Ids) {
    this.users = [...users.map((user) => ({ ...user })), { id: app.botUserId, name: app.name }];
    this.channels = channels.map((channel) => ({ ...channel }));
    this.userGroups = userGroups.map((group) => ({ ...group }));
    this.#tabs = tabs;
    this.#ids = ids;
  }

  findUser(id: string): User | undefined {
    return this.users.find((user) => user.id === id);
  }

  findChannel(id: string): Channel | undefined {
    return this.channels.find((channel) => channel.id === id);
  }

  findDm(userId: string): Channel | undefined {
    return this.channels.find((channel) => channel.directTo === userId);
  }

  /** The DM between a person and the bot, opened when it is first needed. */
  openDm(userId: string): Channel {
    const open = this.findDm(userId);
    if (open) return open;
    const dm = { id: this.#ids.next('D0'), name: 'directmessage', directTo: userId };
    this.channels.push(dm);
    return dm;
  }

  /** Where a post to `target`, a channel or a user id, ends up; refused in Slack's words. */
  destination(target: string): Channel {
    const user = this.findUser(target);
    const isPerson = user && !user.deleted && user.id !== app.botUserId;
    const channel = isPerson ? this.openDm(user.id) : this.findVisible(target);
    if (!channel) throw new Refusal('channel_not_found');
    if (channel.directTo !== undefined && !this.#tabs.messages) {
      throw new Refusal('messages_tab_disabled');
    }
    if (channel.isArchived) throw new Refusal('is_archived');
    if (channel.botIsMember === false) throw new Refusal('not_in_channel');
    if (channel.onlyAdminsPost) throw new Refusal('restricted_action');
    return channel;
  }

  /** A channel the bot may know of; a private one it is not in looks as if there were none. */
  findVisible(id: string): Channel | undefined {
    const channel = this.findChannel(id);
    return channel && isVisible(channel) ? channel : undefined;
  }

  /** Who is in a channel, the bot included, without people who left the workspace. */
  membersOf(channel: Channel): string[] {
    const people = this.users.filter((user) => !user.deleted && user.id !== app.botUserId);
    const inside = people.filter((user) => this.isMember(channel, user.id)).map(({ id }) => id);
    return channel.botIsMember === false ? inside : [...inside, app.botUserId];
  }

  /** The person of a direct message, and any other channel by its own id. */
  conversationOf(target: string): string {
    return this.findChannel(target)?.directTo ?? target;
  }

  isMember(channel: Channel, userId: string): boolean {
    if (channel.directTo !== undefined) return channel.directTo === userId;
    return channel.members?.includes(userId) ?? true;
  }
}

export function isVisible(channel: Channel): boolean {
  return channel.isPrivate !== true || channel.botIsMember !== false;
}
