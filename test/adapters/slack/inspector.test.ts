import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttpGate } from '../../../src/adapters/http-gate.ts';
import {
  createInspector,
  type InspectorOptions,
} from '../../../src/adapters/slack/inspection/inspector.ts';
import { SCOPES } from '../../../src/adapters/slack/inspection/scopes.ts';
import { type SlackStandIn, startSlackStandIn } from '../../../src/sandbox/slack/stand-in.ts';
import { readAppSettings } from '../../../src/sandbox/slack/state/manifest.ts';
import { type LocalServer, serve, status } from '../local-server.ts';

const NOW = new Date('2026-11-23T10:00:00Z');
const BOT_TOKEN = 'xoxb-test';
const channels = [
  { id: 'C0EMEA', name: 'emea-leads' },
  { id: 'C0OUT', name: 'out', botIsMember: false },
  { id: 'C0OLD', name: 'old', isArchived: true },
  { id: 'C0SECRET', name: 'secret', isPrivate: true, botIsMember: false },
];

function open(scopes: readonly string[]): Promise<SlackStandIn> {
  const secrets = { signingSecret: 'secret', botToken: BOT_TOKEN };
  return startSlackStandIn({ ...secrets, users: [], channels, scopes, now: () => NOW });
}

let slack: SlackStandIn;
let door: LocalServer | undefined;
let ours = NOW;

beforeEach(async () => {
  ours = NOW;
  slack = await open(readAppSettings().scopes);
});
afterEach(async () => {
  await slack.close();
  await door?.close();
  door = undefined;
});

function inspect(more: Partial<InspectorOptions> = {}) {
  const requestUrl = more.requestUrl ?? 'http://127.0.0.1:1/slack/events';
  return createInspector({
    token: BOT_TOKEN,
    apiUrl: slack.apiUrl,
    signingSecret: 'secret',
    gate: createHttpGate({ allow: [requestUrl], beforeCall: () => {} }),
    clock: { now: () => ours },
    ...more,
    requestUrl,
  });
}

const knockAt = async (server: LocalServer) => {
  door = server;
  return inspect({ requestUrl: `${server.url}/slack/events` }).knock();
};

describe('the token', () => {
  it('has all that the manifest asks for, and nothing else is asked for', async () => {
    const asked = readAppSettings().scopes;
    expect(SCOPES.map(({ scope }) => scope).toSorted()).toEqual([...asked].toSorted());
    const token = await inspect().readToken();
    expect(token).toEqual({ granted: SCOPES.length, missing: [], surplus: [], aheadMs: 0 });
  });

  it('lacks what nobody granted, and has what nobody needs', async () => {
    const scopes = readAppSettings().scopes.filter((scope) => scope !== 'dnd:read');
    await slack.close();
    slack = await open([...scopes, 'channels:history']);
    const { missing, surplus } = await inspect().readToken();
    expect(missing).toMatchObject([{ scope: 'dnd:read', optional: true }]);
    expect(surplus).toEqual(['channels:history']);
  });

  it('tells how far our clock is from that of Slack', async () => {
    ours = new Date(NOW.getTime() - 90_000);
    expect((await inspect().readToken()).aheadMs).toBe(-90_000);
  });

  it('that Slack does not know is a fault with a code', async () => {
    const wrong = inspect({ token: 'xoxb-other' });
    await expect(wrong.readToken()).rejects.toMatchObject({ code: 'upstream.revoked' });
  });
});

describe('a channel', () => {
  it.each([
    ['C0EMEA', { name: 'emea-leads', isMember: true, isArchived: false }],
    ['C0OUT', { name: 'out', isMember: false, isArchived: false }],
    ['C0OLD', { name: 'old', isMember: true, isArchived: true }],
    ['C0SECRET', { refused: 'channel_not_found' }],
  ])('%s is found as it is', async (id, found) => {
    expect(await inspect().readChannel(id)).toEqual(found);
  });

  it.each(['missing_scope', 'unknown_method'])(
    'is an answer where Slack says %s',
    async (error) => {
      slack.fault({ method: 'conversations.info', kind: 'error', error });
      expect(await inspect().readChannel('C0EMEA')).toEqual({ refused: error });
    },
  );
});

describe('our own door', () => {
  it('answers with the challenge it was given', async () => {
    const echo = await serve((response, { body }) => {
      response.end(
        JSON.stringify({ challenge: (JSON.parse(body) as { challenge: string }).challenge }),
      );
    });
    expect(await knockAt(echo)).toEqual({ answered: true });
    expect(echo.asked[0]?.headers['x-slack-signature']).toMatch(/^v0=[0-9a-f]{64}$/);
  });

  it('that knows another secret, or is somebody else, is told apart', async () => {
    expect(await knockAt(await serve(status(401)))).toEqual({
      answered: false,
      said: 'wrong_secret',
    });
    await door?.close();
    expect(await knockAt(await serve(status(404)))).toEqual({ answered: false, said: 'http_404' });
  });

  it('that is closed is said to be', async () => {
    const { url, close } = await serve(status(200));
    await close();
    const { knock } = inspect({ requestUrl: `${url}/slack/events` });
    expect(await knock()).toEqual({ answered: false, said: 'ECONNREFUSED' });
  });
});

describe('a socket', () => {
  it('is none over HTTP, and refused where Slack refuses it', async () => {
    expect(await inspect().readSocket()).toBeNull();
    const socket = await inspect({ appToken: 'xapp-1' }).readSocket();
    expect(socket).toEqual({ refused: 'invalid_auth' });
  });
});
