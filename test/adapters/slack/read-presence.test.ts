import { afterEach, describe, expect, it } from 'vitest';
import { faultOf, json, type LocalServer, serve, status } from '../local-server.ts';
import { messengerTo, refusal } from './messenger-to.ts';

let server: LocalServer | undefined;
afterEach(() => server?.close());

async function slackAnswers(answer: Parameters<typeof serve>[0]) {
  server = await serve(answer);
  return messengerTo(server.url).messenger;
}

describe('the quiet of several people', () => {
  it('is asked for in one call', async () => {
    const on = { dnd_enabled: true, next_dnd_start_ts: 10, next_dnd_end_ts: 20 };
    const off = { ...on, dnd_enabled: false };
    const messenger = await slackAnswers(json({ ok: true, users: { U1: on, U2: off, U3: {} } }));
    const told = await messenger.readQuiet(['U1', 'U2', 'U3', 'U4']);
    expect(told).toEqual(
      new Map([
        ['U1', { start: 10, end: 20 }],
        ['U2', { start: 1, end: 1 }],
        ['U3', { start: 1, end: 1 }],
      ]),
    );
    const [asked] = server?.asked ?? [];
    expect(asked?.path).toBe('/dnd.teamInfo');
    expect(new URLSearchParams(asked?.body).get('users')).toBe('U1,U2,U3,U4');
  });

  it('may be refused, which is an answer', async () => {
    const messenger = await slackAnswers(refusal('missing_scope', { needed: 'dnd:read' }));
    expect(await messenger.readQuiet(['U1'])).toEqual({ refused: 'missing_scope' });
  });

  it('is a fault when Slack does not answer', async () => {
    const messenger = await slackAnswers(status(500));
    const fault = await faultOf(messenger.readQuiet(['U1']));
    expect(fault.code).toBe('upstream.unreachable');
  });
});

describe('the status of one person', () => {
  it('is an emoji and an end, without its words', async () => {
    const profile = {
      status_text: 'At the dentist',
      status_emoji: ':tooth:',
      status_expiration: 9,
    };
    const messenger = await slackAnswers(json({ ok: true, user: { id: 'U1', profile } }));
    expect(await messenger.readStatus('U1')).toEqual({ emoji: ':tooth:', expiration: 9 });
  });

  it('is unknown of somebody Slack does not tell of', async () => {
    const messenger = await slackAnswers(refusal('user_not_found'));
    expect(await messenger.readStatus('U9')).toBeNull();
    await server?.close();
    const other = await slackAnswers(json({ ok: true, user: { id: 'U1' } }));
    expect(await other.readStatus('U1')).toBeNull();
  });
});
