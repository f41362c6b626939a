import type { KnownBlock, HomeView as SlackHome, WebClient } from '@slack/web-api';
import { AppError } from '../../errors.ts';
import type { CardPlace, Messenger } from '../../ports.ts';
import type { Card, HomeView } from '../../routing/model/cards/cards.ts';
import { type Caller, type CallerOptions, createCaller } from './caller.ts';
import { listPeople } from './list-people.ts';
import { readGroup } from './read-group.ts';
import { readQuiet, readStatus, readZone } from './read-presence.ts';

export interface Renderers {
  renderCard(card: Card, at: Date): { text: string; blocks: KnownBlock[] };
  renderHome(view: HomeView, at: Date): SlackHome;
}
export interface MessengerOptions extends Omit<CallerOptions, 'probe'> {
  client: WebClient;
  render: Renderers;
}

/** Words that cost the look-up by address and nothing else. */
const NOBODY = new Set(['users_not_found', 'missing_scope', 'unknown_method']);

export function createMessenger({ client, render, ...options }: MessengerOptions): Messenger {
  const call = createCaller({ ...options, probe: () => client.auth.test() });
  const { clock } = options;
  return {
    async post(to, card, thread) {
      const method = 'chat.postMessage';
      const drawn = { ...render.renderCard(card, clock.now()), channel: to, ...NO_UNFURL };
      const message = thread === undefined ? drawn : { ...drawn, thread_ts: thread };
      const limit = { family: 'post', channel: to } as const;
      return call({ method, repeatable: false, limit }, async () =>
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- no window here.
        placeOf(await client.chat.postMessage(message)),
      );
    },
    async update(place, card) {
      const message = { ...render.renderCard(card, clock.now()), ...place };
      const limit = { family: 'update' } as const;
      await call({ method: 'chat.update', repeatable: true, limit }, () =>
        client.chat.update(message),
      );
    },
    async publishHome(userId, home, replaced) {
      const view = render.renderHome(home, clock.now());
      const hash = replaced === undefined ? {} : { hash: replaced };
      const limit = { family: 'publish' } as const;
      const answer = await call({ method: 'views.publish', repeatable: true, limit }, () =>
        client.views.publish({ user_id: userId, view, ...hash }),
      );
      return answer.view?.hash;
    },
    room: () => ({
      posts: options.limiter?.room('post', clock.now()) ?? UNLIMITED,
      edits: options.limiter?.room('update', clock.now()) ?? UNLIMITED,
    }),
    findUserByEmail: (email) => findUserByEmail({ call, client }, email),
    listPeople: async () => {
      const { teamId } = await identify({ call, client });
      return listPeople({ call, client }, teamId);
    },
    readGroup: (groupId) => readGroup({ call, client }, groupId),
    readQuiet: (userIds) => readQuiet({ call, client }, userIds),
    readStatus: (userId) => readStatus({ call, client }, userId),
    readZone: (userId) => readZone({ call, client }, userId),
    identify: () => identify({ call, client }),
  };
}

const UNLIMITED = { free: Number.POSITIVE_INFINITY, waitMs: 0 };
const NO_UNFURL = { unfurl_links: false, unfurl_media: false };

export interface Wire {
  call: Caller;
  client: WebClient;
}

async function findUserByEmail({ call, client }: Wire, email: string): Promise<string | null> {
  const limit = { family: 'look_up' } as const;
  try {
    const answer = await call({ method: 'users.lookupByEmail', repeatable: true, limit }, () =>
      client.users.lookupByEmail({ email }),
    );
    return answer.user?.id ?? null;
  } catch (thrown) {
    if (thrown instanceof AppError && NOBODY.has(String(thrown.details.word))) return null;
    throw thrown;
  }
}

async function identify({ call, client }: Wire): ReturnType<Messenger['identify']> {
  const answer = await call({ method: 'auth.test', repeatable: true, limit: null }, () =>
    client.auth.test(),
  );
  const { team_id: teamId, user_id: botUserId, enterprise_id: enterpriseId } = answer;
  if (!teamId || !botUserId) throw incomplete('upstream.unreachable', 'auth.test');
  return { teamId, botUserId, enterpriseId: enterpriseId ?? null };
}

/** A card whose place is unknown can never be updated, so it counts as not confirmed. */
function placeOf({ channel, ts }: Partial<CardPlace>): CardPlace {
  if (channel && ts) return { channel, ts };
  throw incomplete('upstream.uncertain', 'chat.postMessage');
}

function incomplete(code: 'upstream.unreachable' | 'upstream.uncertain', method: string): AppError {
  const details = { method, fault: 'incomplete' };
  const message = `Slack said yes to ${method} and left the rest out.`;
  return new AppError(code, message, { retryable: true, details });
}
