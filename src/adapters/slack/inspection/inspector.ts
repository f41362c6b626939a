import type { WebClient } from '@slack/web-api';
import { toAppError } from '../../../errors.ts';
import type { Clock, SlackChannel, SlackInspector, SlackToken } from '../../../ports.ts';
import type { HttpGate } from '../../http-gate.ts';
import { classifySlackFault } from '../classify.ts';
import { createSlackClient, type SlackClientOptions } from '../client.ts';
import { orRefused } from '../or-refused.ts';
import { knockAt } from './knock.ts';
import { SCOPES } from './scopes.ts';

export interface InspectorOptions extends Omit<SlackClientOptions, 'onHeaders'> {
  signingSecret: string;
  /** Given: Socket Mode. */
  appToken?: string | undefined;
  /** Where Slack reaches us. */
  requestUrl: string;
  gate: HttpGate;
  clock: Clock;
}

/** Asks only what changes nothing; each answer of Slack is a finding, also a refusal. */
export function createInspector(options: InspectorOptions): SlackInspector {
  const { clock, appToken, requestUrl, gate, signingSecret } = options;
  let heard: Headers | null = null;
  const client = createSlackClient({
    ...options,
    onHeaders: (headers) => {
      heard = headers;
    },
  });
  return {
    readToken: async () => {
      await ask('auth.test', () => client.auth.test());
      return tokenOf(heard, clock);
    },
    readChannel: (channel) => orRefused(() => readChannel(client, channel)),
    readSocket: async () => {
      if (appToken === undefined) return null;
      const socket = createSlackClient({ ...options, token: appToken });
      try {
        await ask('apps.connections.open', () => socket.apps.connections.open());
        return { open: true };
      } catch (thrown) {
        // A wrong app token takes nothing else away.
        const { word } = toAppError(thrown).details;
        if (typeof word !== 'string') throw thrown;
        return { refused: word };
      }
    },
    knock: () => knockAt({ gate, url: requestUrl, signingSecret }),
    requestUrl,
  };
}

async function readChannel(client: WebClient, id: string): Promise<SlackChannel> {
  const { channel } = await ask('conversations.info', () =>
    client.conversations.info({ channel: id }),
  );
  return {
    name: channel?.name ?? id,
    isMember: channel?.is_member ?? false,
    isArchived: channel?.is_archived ?? false,
  };
}

/** Both stand in the head of every answer; a proxy between may have taken them away. */
function tokenOf(headers: Headers | null, clock: Clock): SlackToken {
  const said = headers?.get('x-oauth-scopes') ?? null;
  const granted = said === null ? null : said.split(',').map((scope) => scope.trim());
  const date = Date.parse(headers?.get('date') ?? '');
  const known = SCOPES.map(({ scope }) => scope);
  return {
    missing: granted ? SCOPES.filter(({ scope }) => !granted.includes(scope)) : [],
    surplus: (granted ?? []).filter((scope) => scope !== '' && !known.includes(scope)),
    granted: granted?.filter((scope) => known.includes(scope)).length ?? null,
    aheadMs: Number.isNaN(date) ? null : clock.now().getTime() - date,
  };
}

async function ask<T>(method: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (thrown) {
    throw classifySlackFault(thrown, { method, repeatable: true });
  }
}
