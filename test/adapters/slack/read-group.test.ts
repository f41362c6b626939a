import { afterEach, describe, expect, it } from 'vitest';
import { faultOf, json, type LocalServer, serve, status } from '../local-server.ts';
import { messengerTo } from './messenger-to.ts';

let server: LocalServer | undefined;
afterEach(() => server?.close());

type Answer = Parameters<typeof json>[0];
async function slackSays(answers: Record<string, Answer>) {
  server = await serve((response, { path }) => {
    const answer = answers[path.slice(1)];
    (answer ? json(answer) : json({ ok: false, error: 'unknown_method' }))(response);
  });
  return messengerTo(server.url).messenger;
}

describe('a user group', () => {
  it('is read by its id, with the handle that people know it by', async () => {
    const messenger = await slackSays({
      'usergroups.users.list': { ok: true, users: ['U1', 'U2'] },
      'usergroups.list': { ok: true, usergroups: [{ id: 'S9' }, { id: 'S1', handle: 'reps' }] },
    });
    expect(await messenger.readGroup('S1')).toEqual({ users: ['U1', 'U2'], handle: 'reps' });
    const [asked] = server?.asked ?? [];
    expect(Object.fromEntries(new URLSearchParams(asked?.body))).toEqual({ usergroup: 'S1' });
  });

  it('has no handle where Slack does not list groups, and is read all the same', async () => {
    const messenger = await slackSays({ 'usergroups.users.list': { ok: true, users: ['U1'] } });
    expect(await messenger.readGroup('S1')).toEqual({ users: ['U1'], handle: null });
  });

  it.each(['missing_scope', 'unknown_method', 'plan_upgrade_required', 'no_such_subteam'])(
    'that Slack refuses with %s is an answer',
    async (error) => {
      const messenger = await slackSays({ 'usergroups.users.list': { ok: false, error } });
      expect(await messenger.readGroup('S1')).toEqual({ refused: error });
    },
  );

  it('is a fault when Slack does not answer', async () => {
    server = await serve(status(500));
    const fault = await faultOf(messengerTo(server.url).messenger.readGroup('S1'));
    expect(fault.code).toBe('upstream.unreachable');
  });
});
