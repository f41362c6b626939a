import { describe, expect, test } from 'vitest';
import { section, startApp, startSlack } from './setup.ts';

describe('a command', () => {
  test('hears its ack and sees it as a note of its own', async () => {
    const slack = await startSlack();
    await startApp(slack, (app) =>
      app.command('/lead', ({ ack, command }) => ack(`You typed ${command.text}`)),
    );
    const answer = await slack.people.slash('U0ANA', '/lead', 'why globex');
    expect(answer).toMatchObject({ status: 200, body: 'You typed why globex' });
    expect(slack.ephemerals('U0ANA').map((m) => m.text)).toEqual(['You typed why globex']);
  });

  test('collects what comes later through its response_url', async () => {
    const slack = await startSlack();
    await startApp(slack, (app) =>
      app.command('/lead', async ({ ack, respond }) => {
        await ack();
        await respond({ text: 'Here it is', response_type: 'in_channel' });
      }),
    );
    const sent = { text: 'queue', channel: 'C0EMEA' };
    const { replies } = await slack.people.slash('U0ANA', '/lead', sent);
    await expect.poll(() => replies.map((reply) => reply.text)).toEqual(['Here it is']);
    expect(slack.messages('C0EMEA').map((m) => m.text)).toEqual(['Here it is']);
  });

  test('that fails says so in the words Slack uses', async () => {
    const slack = await startSlack({ eventsUrl: 'http://127.0.0.1:1/slack/events' });
    await slack.people.slash('U0ANA', '/lead', 'help');
    expect(slack.ephemerals('U0ANA')[0]?.text).toBe(
      '/lead failed with the error "dispatch_failed"',
    );
  });
});

describe('an event', () => {
  test('opening Home reaches the app, which publishes for that person', async () => {
    const slack = await startSlack();
    await startApp(slack, (app) =>
      app.event('app_home_opened', async ({ event, client }) => {
        const view = { type: 'home' as const, blocks: [section(`Hello <@${event.user}>`)] };
        await client.views.publish({ user_id: event.user, view });
      }),
    );
    expect((await slack.people.openHome('U0BEN')).status).toBe(200);
    await expect
      .poll(() => slack.home('U0BEN')?.content.blocks)
      .toMatchObject([{ text: { text: 'Hello <@U0BEN>' } }]);
  });

  test('of any kind is wrapped as the Events API wraps it, and comes twice if wanted', async () => {
    const slack = await startSlack();
    const heard: unknown[] = [];
    await startApp(slack, (app) =>
      app.event('tokens_revoked', async ({ body, context }) => {
        heard.push([body.event_id, body.team_id, context.retryNum, context.retryReason]);
      }),
    );
    const event = { type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0BATON'] } };
    await slack.people.event(event, { twice: true });
    await expect
      .poll(() => heard)
      .toEqual([
        [expect.stringMatching(/^Ev/), 'T0ACME', undefined, undefined],
        [heard.flat()[0], 'T0ACME', 1, 'http_timeout'],
      ]);
  });

  test('tells the app of somebody who is removed, who then takes no messages', async () => {
    const slack = await startSlack();
    const heard: unknown[] = [];
    await startApp(slack, (app) =>
      app.event('user_change', async ({ event, client }) => {
        const refusal = client.chat.postMessage({ channel: event.user.id, text: 'Still here?' });
        const word = await refusal.then(
          () => 'taken',
          (thrown: unknown) => (thrown as { data: { error: string } }).data.error,
        );
        heard.push([event.user.id, event.user.deleted, word]);
      }),
    );
    await slack.people.setDeleted('U0BEN', true);
    await expect.poll(() => heard).toEqual([['U0BEN', true, 'channel_not_found']]);
    await slack.people.setDeleted('U0BEN', false);
    await expect.poll(() => heard[1]).toEqual(['U0BEN', false, 'taken']);
    await expect(slack.people.setDeleted('U0NOBODY', true)).rejects.toThrow(/no user U0NOBODY/);
  });
});
