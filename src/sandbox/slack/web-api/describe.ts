import { app, type Channel, type Message, type User, type View } from '../state/model.ts';
import type { Workspace } from '../state/workspace.ts';

/** Things of the workspace in the shape Slack sends them, in answers and in payloads. */

export function describeMessage({ team }: Workspace, message: Message): Record<string, unknown> {
  const byBot = message.author === app.botUserId;
  const edited = message.edits.at(-1);
  return {
    type: 'message',
    user: message.author,
    ...(byBot && { bot_id: app.botId, app_id: app.id }),
    team: team.id,
    ts: message.ts,
    text: message.text,
    ...(message.blocks.length > 0 && { blocks: message.blocks }),
    ...(message.threadTs !== undefined && { thread_ts: message.threadTs }),
    ...(message.metadata !== undefined && { metadata: message.metadata }),
    ...(edited && { edited: { user: message.author, ts: seconds(edited.at) } }),
  };
}

export function describeView({ team }: Workspace, view: View): Record<string, unknown> {
  return {
    id: view.id,
    team_id: team.id,
    private_metadata: '',
    callback_id: '',
    external_id: '',
    clear_on_close: false,
    notify_on_close: false,
    ...view.content,
    state: { values: view.values },
    hash: view.hash,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: app.id,
    app_installed_team_id: team.id,
    bot_id: app.botId,
  };
}

export function describeUser(workspace: Workspace, user: User): Record<string, unknown> {
  const { team, now } = workspace;
  const isBot = user.isBot ?? user.id === app.botUserId;
  const tz = user.tz ?? 'UTC';
  return {
    id: user.id,
    team_id: user.teamId ?? team.id,
    name: handle(user),
    deleted: user.deleted ?? false,
    real_name: user.name,
    tz,
    tz_label: tz,
    tz_offset: offsetSeconds(tz, now()),
    profile: describeProfile(workspace, user),
    is_admin: user.isAdmin ?? user.isOwner ?? false,
    is_owner: user.isOwner ?? false,
    is_primary_owner: false,
    is_restricted: user.guest !== undefined,
    is_ultra_restricted: user.guest === 'single_channel',
    ...(user.teamId !== undefined && { is_stranger: user.teamId !== team.id }),
    is_bot: isBot,
    is_app_user: false,
  };
}

/** Addresses are for apps that may read them, and a status ends when it says. */
export function describeProfile(
  { scopes, now }: Workspace,
  { name, title = '', email, status }: User,
): Record<string, unknown> {
  const { text, emoji, expiresAt } = status ?? { text: '', emoji: '' };
  const isOver = expiresAt !== undefined && expiresAt <= now();
  return {
    real_name: name,
    display_name: name,
    title,
    status_text: isOver ? '' : text,
    status_emoji: isOver ? '' : emoji,
    status_expiration: isOver || !expiresAt ? 0 : Math.floor(expiresAt.getTime() / 1000),
    ...(email !== undefined && scopes.has('users:read.email') && { email }),
  };
}

export function describeChannel(channel: Channel): Record<string, unknown> {
  if (channel.directTo !== undefined) {
    return { id: channel.id, is_im: true, is_channel: false, user: channel.directTo };
  }
  return {
    id: channel.id,
    name: channel.name,
    is_channel: !channel.isPrivate,
    is_group: channel.isPrivate ?? false,
    is_im: false,
    is_private: channel.isPrivate ?? false,
    is_archived: channel.isArchived ?? false,
    is_member: channel.botIsMember ?? true,
    is_general: false,
    is_ext_shared: false,
  };
}

/** The short name Slack gives somebody: their first name in lower case. */
export function handle(user: User): string {
  return (user.name.split(' ')[0] ?? user.id).toLowerCase();
}

function seconds(at: Date): string {
  return `${Math.floor(at.getTime() / 1000)}.000000`;
}

function offsetSeconds(timeZone: string, at: Date): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  const name = parts.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  const size = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60;
  return sign === '-' ? -size : size;
}
