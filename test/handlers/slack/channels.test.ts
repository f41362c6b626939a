import { afterEach, beforeEach, expect, test } from 'vitest';
import { renderCard } from '../../../src/blocks/render-card.ts';
import { readSetting } from '../../../src/db/workspace/settings-store.ts';
import { contentOf, type Person } from '../../../src/sandbox/slack/person.ts';
import { Desk } from './desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.close());

const lost = () => readSetting(desk.ctx.db.read, 'lost_channels');
const heard = (person: Person) => person.ephemerals().map(contentOf).join();

test.each([
  ['archived', { type: 'channel_archive', channel: 'C0MANAGERS', user: 'U0MIA' }, 'archived'],
  ['deleted', { type: 'channel_deleted', channel: 'C0MANAGERS' }, 'deleted'],
  ['left', { type: 'channel_left', channel: 'C0MANAGERS', actor_id: 'U0MIA' }, 'removed'],
  ['archived in private', { type: 'group_archive', channel: 'C0MANAGERS' }, 'archived'],
  ['deleted in private', { type: 'group_deleted', channel: 'C0MANAGERS' }, 'deleted'],
  ['left in private', { type: 'group_left', channel: 'C0MANAGERS' }, 'removed'],
])(
  'a channel that is %s is known at once, however often Slack says it',
  async (_, event, cause) => {
    await desk.slack.people.event(event, { twice: true });
    await expect.poll(lost).toMatchObject({ C0MANAGERS: { cause } });
    const messages = await desk.ctx.db.read.select().from(desk.ctx.db.t.outbox);
    expect(messages.filter(({ kind }) => kind === 'channel_lost')).toHaveLength(1);
    expect(desk.faults).toEqual([]);
  },
);

test('a channel that nobody named is no matter', async () => {
  await desk.slack.people.event({ type: 'channel_archive', channel: 'C0OTHER', user: 'U0MIA' });
  expect(await lost()).toBeNull();
});

test('a channel comes back when Baton itself is let in, or when it is opened again', async () => {
  const { people } = desk.slack;
  await people.channels.setArchived('C0MANAGERS', true);
  await expect.poll(lost).toHaveProperty('C0MANAGERS');
  await people.event({ type: 'member_joined_channel', channel: 'C0MANAGERS', user: 'U0ANA' });
  expect(await lost()).toHaveProperty('C0MANAGERS');
  await people.channels.setArchived('C0MANAGERS', false);
  await expect.poll(lost).toEqual({});
  await people.channels.setBotMember('C0MANAGERS', false);
  await expect.poll(lost).toMatchObject({ C0MANAGERS: { cause: 'removed' } });
  await people.channels.setBotMember('C0MANAGERS', true);
  await expect.poll(lost).toEqual({});
});

test('another workspace cannot say it of ours', async () => {
  desk.pinned = { teamId: 'T0OTHER', enterpriseId: null, botUserId: 'U0BOT' };
  await desk.slack.people.channels.setArchived('C0MANAGERS', true);
  expect(await lost()).toBeNull();
});

test('setting Baton up is for admins, whoever sees the buttons', async () => {
  const mia = desk.person('U0MIA');
  const hello = {
    kind: 'channel_hello',
    channel: 'C0MANAGERS',
    by: 'Leo',
    about: 'unclaimed',
  } as const;
  await desk.post('U0MIA', renderCard(hello, desk.now));
  await mia.click('Pick another channel');
  await expect.poll(() => heard(mia)).toMatch(/Picking a channel is for admins/);
  const ready = {
    kind: 'set_up',
    channel: { is: 'done', channels: ['C0MANAGERS'] },
    source: { id: 'website' },
    testLead: 'done',
    untold: 2,
    told: null,
    timeZone: 'UTC',
  } as const;
  await desk.post(
    'U0MIA',
    renderCard({ ...ready, channel: { is: 'open' }, source: null }, desk.now),
  );
  await mia.click('Connect');
  await expect.poll(() => heard(mia)).toMatch(/Connecting a source is for admins/);
  const card = { ...ready, channel: { is: 'done' as const, channels: ['C0MANAGERS'] } };
  await desk.post('U0MIA', renderCard(card, desk.now));
  for (const button of ['Send it to them', 'Copy a text instead', 'Not now'])
    await mia.click(button);
  const refusals = () => mia.ephemerals().filter(({ text }) => text.startsWith('Telling the reps'));
  await expect.poll(refusals).toHaveLength(3);
  const messages = await desk.ctx.db.read.select().from(desk.ctx.db.t.outbox);
  expect(messages.filter(({ kind }) => kind === 'greeting')).toEqual([]);
  expect(desk.faults).toEqual([]);
});

test('what arrives is noted, and the minute is enough', async () => {
  const note = () => readSetting(desk.ctx.db.read, 'slack_heard');
  await desk.person('U0ANA').openHome();
  await expect.poll(note).toEqual({ event: desk.now.toISOString() });
  await desk.person('U0ANA').command('/lead help');
  await expect.poll(note).toHaveProperty('click', desk.now.toISOString());
});
