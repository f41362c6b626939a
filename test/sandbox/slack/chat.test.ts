import { describe, expect, test } from 'vitest';
import type { SlackStandIn } from '../../../src/sandbox/slack/stand-in.ts';
import {
  actions,
  button,
  clientOf,
  post,
  refusalOf,
  section,
  startSlack,
  testClock,
} from './setup.ts';

async function posted(slack: SlackStandIn) {
  const blocks = [section('New lead'), actions(button('Claim', 'lead_claim'))];
  const sent = await clientOf(slack).chat.postMessage({ channel: 'U0ANA', text: 'New', blocks });
  return { channel: sent.channel ?? '', ts: sent.ts ?? '' };
}

describe('chat.postMessage', () => {
  test('a post to a user id opens one DM and answers with its channel and ts', async () => {
    const slack = await startSlack();
    const client = clientOf(slack);
    const first = await client.chat.postMessage({ channel: 'U0ANA', text: 'One' });
    const second = await client.chat.postMessage({ channel: 'U0ANA', text: 'Two' });
    expect(first.channel).toMatch(/^D/);
    expect(second.channel).toBe(first.channel);
    expect(Number(second.ts)).toBeGreaterThan(Number(first.ts));
    expect(slack.dmOf('U0ANA')).toBe(first.channel);
    expect(slack.messages(first.channel ?? '').map((m) => m.text)).toEqual(['One', 'Two']);
  });

  test('the clock going backwards never repeats a ts', async () => {
    const clock = testClock();
    const slack = await startSlack({ now: clock.now });
    const first = await clientOf(slack).chat.postMessage({ channel: 'C0EMEA', text: 'One' });
    clock.advance(-60_000);
    const second = await clientOf(slack).chat.postMessage({ channel: 'C0EMEA', text: 'Two' });
    expect(Number(second.ts)).toBeGreaterThan(Number(first.ts));
  });

  test.each([
    ['C0NONE', 'channel_not_found'],
    ['C0OUT', 'not_in_channel'],
    ['C0SECRET', 'channel_not_found'],
    ['C0OLD', 'is_archived'],
    ['U0NONE', 'channel_not_found'],
    ['U0GONE', 'channel_not_found'],
  ])('a post to %s is refused with %s', async (channel, word) => {
    const slack = await startSlack();
    const refusal = await refusalOf(clientOf(slack).chat.postMessage({ channel, text: 'Hi' }));
    expect(refusal.word).toBe(word);
  });

  test('blocks Slack would not take are refused, with the place', async () => {
    const slack = await startSlack();
    const blocks = [section('fine'), section('')];
    const call = clientOf(slack).chat.postMessage({ channel: 'U0ANA', text: 'x', blocks });
    expect(await refusalOf(call)).toEqual({
      word: 'invalid_blocks',
      messages: ['[ERROR] must be more than 0 characters [json-pointer:/blocks/1/text/text]'],
    });
    expect(slack.mark()).toBe('');
  });

  test('a form may carry blocks as JSON text, and team_id beside them', async () => {
    const slack = await startSlack();
    const body = new URLSearchParams({
      token: 'xoxb-test',
      team_id: 'T0ACME',
      channel: 'C0EMEA',
      text: 'Hi',
      blocks: JSON.stringify([section('Hi')]),
    });
    expect(await post(`${slack.apiUrl}chat.postMessage`, { body })).toMatchObject({
      body: { ok: true },
    });
  });

  test('a JSON body is read as well as a form', async () => {
    const slack = await startSlack();
    const answer = await post(`${slack.apiUrl}chat.postMessage`, {
      headers: { 'content-type': 'application/json', authorization: 'Bearer xoxb-test' },
      body: JSON.stringify({ channel: 'C0EMEA', text: 'Hi', blocks: [section('Hi')] }),
    });
    expect(answer.body).toMatchObject({ ok: true, channel: 'C0EMEA' });
  });

  test.each([
    [{ channel: 'C0EMEA' }, 'no_text'],
    [{ text: 'Hi' }, 'invalid_arguments'],
    [{ channel: 'C0EMEA', blocks: 'not json' }, 'invalid_blocks_format'],
  ])('%o is refused with %s', async (args, word) => {
    const slack = await startSlack();
    const refusal = await refusalOf(clientOf(slack).apiCall('chat.postMessage', args));
    expect(refusal.word).toBe(word);
  });
});

describe('where the bot may write', () => {
  test('without the messages tab nobody gets a direct message', async () => {
    const slack = await startSlack({ tabs: { home: true, messages: false } });
    const { chat } = clientOf(slack);
    const dm = chat.postMessage({ channel: 'U0ANA', text: 'Hi' });
    expect((await refusalOf(dm)).word).toBe('messages_tab_disabled');
    const note = chat.postEphemeral({ channel: 'U0ANA', user: 'U0ANA', text: 'Hi' });
    expect((await refusalOf(note)).word).toBe('messages_tab_disabled');
    expect(await chat.postMessage({ channel: 'C0EMEA', text: 'Hi' })).toMatchObject({ ok: true });
  });

  test('a channel that only administrators write in is restricted_action', async () => {
    const channels = [{ id: 'C0NEWS', name: 'news', onlyAdminsPost: true }];
    const slack = await startSlack({ channels });
    const news = clientOf(slack).chat.postMessage({ channel: 'C0NEWS', text: 'Hi' });
    expect((await refusalOf(news)).word).toBe('restricted_action');
  });
});

const postWith = (slack: SlackStandIn, metadata: unknown) =>
  clientOf(slack).apiCall('chat.postMessage', { channel: 'C0EMEA', text: 'Hi', metadata });

describe('metadata', () => {
  const metadata = { event_type: 'lead_offered', event_payload: { lead: 'lead_1' } };
  test('it stays with the message, and through an edit that brings none', async () => {
    const slack = await startSlack();
    await postWith(slack, metadata);
    const at = { channel: 'C0EMEA', ts: slack.mark() };
    await clientOf(slack).chat.update({ ...at, text: 'Yours' });
    expect(slack.messages('C0EMEA')[0]?.metadata).toEqual(metadata);
    const next = { ...metadata, event_type: 'lead_claimed' };
    await clientOf(slack).chat.update({ ...at, text: 'Mine', metadata: next });
    expect(slack.messages('C0EMEA')[0]?.metadata).toEqual(next);
  });

  test.each([
    ['no JSON', 'not json', 'invalid_metadata_format'],
    ['no event type', { event_payload: {} }, 'invalid_metadata_schema'],
    [
      'over 16 KB',
      { ...metadata, event_payload: { note: 'x'.repeat(16 * 1024) } },
      'metadata_too_large',
    ],
  ])('%s is refused', async (_name, given, word) => {
    const slack = await startSlack();
    expect((await refusalOf(postWith(slack, given))).word).toBe(word);
    expect(slack.messages('C0EMEA')).toEqual([]);
  });
});

describe('chat.delete', () => {
  test('takes the message away, once', async () => {
    const slack = await startSlack();
    const at = await posted(slack);
    const { chat } = clientOf(slack);
    expect(await chat.delete(at)).toMatchObject({ ok: true, ...at });
    expect(slack.messages(at.channel)).toEqual([]);
    expect((await refusalOf(chat.delete(at))).word).toBe('message_not_found');
  });

  test('a foreign message and a channel nobody knows are refused', async () => {
    const slack = await startSlack();
    const { ts } = slack.people.say('U0ANA', 'C0EMEA', 'Hello');
    const remove = (channel: string) => refusalOf(clientOf(slack).chat.delete({ channel, ts }));
    expect((await remove('C0EMEA')).word).toBe('cant_delete_message');
    expect((await remove('C0NONE')).word).toBe('channel_not_found');
    expect(slack.messages('C0EMEA')).toHaveLength(1);
  });
});

describe('chat.getPermalink', () => {
  test('names the workspace, the channel and the message', async () => {
    const slack = await startSlack();
    const { channel, ts } = await posted(slack);
    const { chat } = clientOf(slack);
    const { permalink } = await chat.getPermalink({ channel, message_ts: ts });
    expect(permalink).toBe(`https://acme.slack.com/archives/${channel}/p${ts.replace('.', '')}`);
    const unknown = chat.getPermalink({ channel, message_ts: '1.000000' });
    expect((await refusalOf(unknown)).word).toBe('message_not_found');
  });
});

describe('chat.update', () => {
  test('an edit keeps what the message said before', async () => {
    const slack = await startSlack();
    const at = await posted(slack);
    await clientOf(slack).chat.update({ ...at, text: 'Yours', blocks: [section('Yours')] });
    const [message] = slack.messages(at.channel);
    expect(message).toMatchObject({ text: 'Yours', edits: [{ text: 'New' }] });
    expect(message?.edits[0]?.blocks).toHaveLength(2);
  });

  test('text without blocks takes the blocks away', async () => {
    const slack = await startSlack();
    const at = await posted(slack);
    await clientOf(slack).chat.update({ ...at, text: 'Gone' });
    expect(slack.messages(at.channel)[0]?.blocks).toEqual([]);
  });

  test('a user id, an unknown message and a foreign message are refused', async () => {
    const slack = await startSlack();
    const { channel, ts } = await posted(slack);
    const { ts: foreign } = slack.people.say('U0ANA', 'C0EMEA', 'Hello');
    const update = (where: { channel: string; ts: string }) =>
      refusalOf(clientOf(slack).chat.update({ ...where, text: 'x' }));
    expect((await update({ channel: 'U0ANA', ts })).word).toBe('channel_not_found');
    expect((await update({ channel, ts: '1.000000' })).word).toBe('message_not_found');
    expect((await update({ channel: 'C0EMEA', ts: foreign })).word).toBe('cant_update_message');
  });

  test('text over 4,000 characters is msg_too_long, and nothing at all is no_text', async () => {
    const slack = await startSlack();
    const at = await posted(slack);
    const update = (args: { text?: string }) =>
      refusalOf(clientOf(slack).apiCall('chat.update', { ...at, ...args }));
    expect((await update({ text: 'x'.repeat(4001) })).word).toBe('msg_too_long');
    expect((await update({})).word).toBe('no_text');
  });
});

test('a message of a channel that is archived meanwhile is_inactive for chat.update', async () => {
  const slack = await startSlack();
  await clientOf(slack).chat.postMessage({ channel: 'C0EMEA', text: 'Hi' });
  const channel = slack.workspace.directory.findChannel('C0EMEA');
  if (channel) channel.isArchived = true;
  const late = clientOf(slack).chat.update({ channel: 'C0EMEA', ts: slack.mark(), text: 'x' });
  expect((await refusalOf(late)).word).toBe('is_inactive');
});

describe('chat.postEphemeral', () => {
  test('one person sees it, apart from the messages of the channel', async () => {
    const slack = await startSlack();
    const note = { channel: 'C0EMEA', user: 'U0ANA', text: 'Only you' };
    await clientOf(slack).chat.postEphemeral(note);
    expect(slack.messages('C0EMEA')).toEqual([]);
    expect(slack.ephemerals('U0ANA').map((m) => m.text)).toEqual(['Only you']);
    expect(slack.ephemerals('U0BEN')).toEqual([]);
  });

  test('somebody outside the channel is user_not_in_channel', async () => {
    const slack = await startSlack();
    const note = { channel: 'C0EMEA', user: 'U0BEN', text: 'Only you' };
    const refusal = await refusalOf(clientOf(slack).chat.postEphemeral(note));
    expect(refusal.word).toBe('user_not_in_channel');
  });

  test('a text over 40,000 characters is msg_too_long', async () => {
    const slack = await startSlack();
    const note = { channel: 'C0EMEA', user: 'U0ANA', text: 'x'.repeat(40_001) };
    const refusal = await refusalOf(clientOf(slack).chat.postEphemeral(note));
    expect(refusal.word).toBe('msg_too_long');
  });
});
