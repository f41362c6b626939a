import { expect, test } from 'vitest';
import { person } from '../../../../src/sandbox/slack/person.ts';
import type { SlackStandIn } from '../../../../src/sandbox/slack/stand-in.ts';
import { clientOf, plain, startApp, startSlack } from '../setup.ts';

const company = (name: string) => ({ text: plain(name), value: name.toLowerCase() });

const select = {
  type: 'external_select' as const,
  action_id: 'company',
  placeholder: plain('Choose a company'),
};

async function postSelect(slack: SlackStandIn, element = select) {
  const blocks = [{ type: 'actions' as const, block_id: 'pick', elements: [element] }];
  const { channel = '', ts = '' } = await clientOf(slack).chat.postMessage({
    channel: 'U0ANA',
    text: 'Which?',
    blocks,
  });
  return { channel, ts, actionId: 'company' };
}

test('an external select offers what the app answers to what is typed', async () => {
  const slack = await startSlack();
  const heard: unknown[] = [];
  await startApp(slack, (app) => {
    app.options('company', async ({ ack, options: { value, block_id: block } }) => {
      heard.push([block, value]);
      await ack({ options: [company('Globex'), company('Globe')] });
    });
    app.action('company', async ({ ack, action }) => {
      heard.push(action);
      await ack();
    });
  });
  const at = await postSelect(slack);
  const offered = await slack.people.suggest('U0ANA', { ...at, typed: 'glo' });
  expect(offered.map(({ value }) => value)).toEqual(['globex', 'globe']);
  await person(slack, 'U0ANA').pick('Choose a company', 'Globex');
  expect(heard).toMatchObject([
    ['pick', 'glo'],
    ['pick', 'Globex'],
    { type: 'external_select', selected_option: company('Globex') },
  ]);
});

test('options that Slack would not show are refused', async () => {
  const slack = await startSlack();
  await startApp(slack, (app) =>
    app.options('company', ({ ack }) => ack({ options: [company('x'.repeat(76))] })),
  );
  const at = await postSelect(slack);
  const suggest = (typed: string) => slack.people.suggest('U0ANA', { ...at, typed });
  await expect(suggest('glo')).rejects.toThrow(/invalid_options/);
  await expect(suggest('gl')).rejects.toThrow(/from 3 characters on/);
});

test('an app that does not answer offers nothing', async () => {
  const slack = await startSlack({ eventsUrl: 'http://127.0.0.1:1/slack/events' });
  const at = await postSelect(slack);
  const asking = slack.people.suggest('U0ANA', { ...at, typed: 'glo' });
  await expect(asking).rejects.toThrow(/offers no options/);
});
