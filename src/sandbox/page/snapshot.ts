import { app, type Message } from '../slack/state/model.ts';
import type { Workspace } from '../slack/state/workspace.ts';
import type { PageOptions } from './mount-page.ts';

const mostMessages = 1_000;

/** All the page draws of Slack, in one answer: a workspace on one machine is small. */
export function snapshot(workspace: Workspace, options: PageOptions): Record<string, unknown> {
  const { team, now, directory, messages, views } = workspace;
  const users = directory.users.filter((user) => user.id !== app.botUserId && !user.deleted);
  return {
    team,
    now: now().toISOString(),
    bot: { id: app.botUserId, name: 'Baton' },
    users: users.map(({ id, name, tz }) => ({
      id,
      name,
      tz: tz ?? 'UTC',
      dm: directory.openDm(id).id,
      home: views.home(id) ?? null,
      modals: views.stack(id),
    })),
    channels: directory.channels
      .filter((channel) => channel.directTo === undefined)
      .map((channel) => ({
        id: channel.id,
        name: channel.name,
        members: users.filter((user) => directory.isMember(channel, user.id)).map(({ id }) => id),
      })),
    messages: messages.all().slice(-mostMessages).map(describe),
    hasDesk: options.desk !== undefined,
    commands: options.commands ?? [],
  };
}

/** `firstText` is what a notification said: edits do not notify. */
function describe({ edits, ...message }: Message) {
  return { ...message, edited: edits.length > 0, firstText: edits[0]?.text ?? message.text };
}
