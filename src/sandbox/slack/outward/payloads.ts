import type { Message, User } from '../state/model.ts';
import { app, type View } from '../state/model.ts';
import type { Workspace } from '../state/workspace.ts';
import { describeMessage, describeView, handle } from '../web-api/describe.ts';

type Payload = Record<string, unknown>;

/** The app reads nothing from it, yet Slack still sends it. */
export const verificationToken = 'sandbox-verification-token';

/** What every interaction says about who did it, and where. */
export function envelope(workspace: Workspace, userId: string): Payload {
  return { ...sender(workspace, userId), api_app_id: app.id };
}

/** A shortcut has no `api_app_id`, but says when it was used. */
export function shortcutFields(workspace: Workspace, userId: string, callbackId: string): Payload {
  const action = { callback_id: callbackId, action_ts: workspace.ids.ts() };
  return { ...sender(workspace, userId), ...action };
}

function sender({ team, directory }: Workspace, userId: string): Payload {
  const user = knownUser(directory.findUser(userId), userId);
  return {
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
    user: { id: user.id, username: handle(user), name: handle(user), team_id: team.id },
    token: verificationToken,
  };
}

export function aboutMessage(workspace: Workspace, message: Message): Payload {
  const isEphemeral = message.visibleTo !== undefined;
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: isEphemeral,
      ...(message.threadTs !== undefined && { thread_ts: message.threadTs }),
    },
    channel: { id: message.channel, name: nameOf(workspace, message.channel) },
    ...(!isEphemeral && { message: describeMessage(workspace, message) }),
  };
}

/** A message shortcut names its message at the top and has no container. */
export function aboutShortcutMessage(workspace: Workspace, message: Message): Payload {
  return {
    channel: { id: message.channel, name: nameOf(workspace, message.channel) },
    message_ts: message.ts,
    message: describeMessage(workspace, message),
  };
}

export function aboutView(workspace: Workspace, view: View): Payload {
  return {
    container: { type: 'view', view_id: view.id },
    view: describeView(workspace, view),
  };
}

export function commandFields(
  workspace: Workspace,
  sent: { userId: string; channel: string; command: string; text: string },
): Record<string, string> {
  const { team, directory } = workspace;
  const user = knownUser(directory.findUser(sent.userId), sent.userId);
  return {
    token: verificationToken,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: sent.channel,
    channel_name: nameOf(workspace, sent.channel),
    user_id: user.id,
    user_name: handle(user),
    command: sent.command,
    text: sent.text,
    api_app_id: app.id,
    is_enterprise_install: 'false',
  };
}

export function eventEnvelope(workspace: Workspace, event: Payload): Payload {
  const { team, now, ids } = workspace;
  const eventId = ids.next('Ev');
  return {
    token: verificationToken,
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: app.id,
    event: { event_ts: ids.ts(), ...event },
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(now().getTime() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: team.id,
        user_id: app.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `context-of-${eventId}`,
  };
}

/** It comes bare, where every other event comes in an envelope. */
export function rateLimitedBody({ team, now }: Workspace): Payload {
  return {
    token: verificationToken,
    type: 'app_rate_limited',
    team_id: team.id,
    minute_rate_limited: Math.floor(now().getTime() / 60_000) * 60,
    api_app_id: app.id,
  };
}

/** Slack tells nobody what a private channel is called. */
function nameOf({ directory }: Workspace, channelId: string): string {
  const channel = directory.findChannel(channelId);
  return channel?.isPrivate ? 'privategroup' : (channel?.name ?? '');
}

function knownUser(user: User | undefined, id: string): User {
  if (!user) throw new Error(`Nobody in this workspace has the id ${id}.`);
  return user;
}
