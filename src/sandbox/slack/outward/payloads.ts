import type { Message, User } from '../state/model.ts';
import { app, type View } from '../state/model.ts';
import type { Workspace } from '../state/workspace.ts';
import { describeMessage, describeView, handle } from '../web-api/describe.ts';

type Payload = Record<string, unknown>;

/** The app reads nothing from it, yet Slack still sends it. */
const verificationToken = 'sandbox-verification-token';

/** What every interaction says about who did it, and where. */
export function envelope({ team, directory }: Workspace, userId: string): Payload {
  const user = knownUser(directory.findUser(userId), userId);
  return {
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
    user: { id: user.id, username: handle(user), name: handle(user), team_id: team.id },
    api_app_id: app.id,
    token: verificationToken,
  };
}

export function aboutMessage(workspace: Workspace, message: Message): Payload {
  const isEphemeral = message.visibleTo !== undefined;
  const channel = workspace.directory.findChannel(message.channel);
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: isEphemeral,
    },
    channel: { id: message.channel, name: channel?.name ?? '' },
    ...(!isEphemeral && { message: describeMessage(workspace, message) }),
  };
}

export function aboutView(workspace: Workspace, view: View): Payload {
  return {
    container: { type: 'view', view_id: view.id },
    view: describeView(workspace, view),
  };
}

export function commandFields(
  { team, directory }: Workspace,
  sent: { userId: string; channel: string; command: string; text: string },
): Record<string, string> {
  const user = knownUser(directory.findUser(sent.userId), sent.userId);
  return {
    token: verificationToken,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: sent.channel,
    channel_name: directory.findChannel(sent.channel)?.name ?? '',
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
  return {
    token: verificationToken,
    team_id: team.id,
    api_app_id: app.id,
    event: { event_ts: ids.ts(), ...event },
    type: 'event_callback',
    event_id: ids.next('Ev'),
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
  };
}

function knownUser(user: User | undefined, id: string): User {
  if (!user) throw new Error(`Nobody in this workspace has the id ${id}.`);
  return user;
}
