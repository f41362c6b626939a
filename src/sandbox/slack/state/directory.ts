import type { Ids } from './ids.ts';
import { app, type Channel, type User } from './model.ts';
import { Refusal } from './refusal.ts';

/** Who is in the workspace, and where they can be written to. */
export class Directory {
  readonly users: User[];
  readonly channels: Channel[];
  readonly #ids: Ids;

  constructor(members: { users: User[]; channels: Channel[] }, ids: Ids) {
    this.users = [
      ...members.users.map((user) => ({ ...user })),
      { id: app.botUserId, name: app.name },
    ];
    this.channels = members.channels.map((channel) => ({ ...channel }));
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
    if (user && !user.deleted && user.id !== app.botUserId) return this.openDm(user.id);
    const channel = this.findChannel(target);
    if (!channel) throw new Refusal('channel_not_found');
    if (channel.isArchived) throw new Refusal('is_archived');
    if (channel.botIsMember === false) {
      throw new Refusal(channel.isPrivate ? 'channel_not_found' : 'not_in_channel');
    }
    return channel;
  }

  isMember(channel: Channel, userId: string): boolean {
    if (channel.directTo !== undefined) return channel.directTo === userId;
    return channel.members?.includes(userId) ?? true;
  }
}
