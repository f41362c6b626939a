import { describe, expect, test } from 'vitest';
import type { SlackStandIn } from '../../../src/sandbox/slack/stand-in.ts';
import type { User } from '../../../src/sandbox/slack/state/model.ts';
import { clientOf, refusalOf, startApp, startSlack, testClock } from './setup.ts';

const everything = [
  'users:read',
  'users:read.email',
  'users.profile:read',
  'dnd:read',
  'usergroups:read',
];
const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);
const seconds = (time: string) => new Date(time).getTime() / 1000;
const ana: User = { id: 'U0ANA', name: 'Ana Ruiz', email: 'ana@acme.test' };
const withAna = (more: Partial<User>) =>
  startSlack({ scopes: everything, users: [{ ...ana, ...more }] });

const heardBy = async (slack: SlackStandIn) => {
  const heard: { type: string; [field: string]: unknown }[] = [];
  await startApp(slack, (app) => {
    for (const name of ['user_change', 'user_status_changed', 'dnd_updated_user']) {
      app.event(name, async ({ event }) => void heard.push({ ...event }));
    }
  });
  return heard;
};

describe('users', () => {
  test('a person is found by id and by e-mail', async () => {
    const slack = await startSlack();
    const { users } = clientOf(slack);
    const { user } = await users.info({ user: 'U0BEN' });
    expect(user).toMatchObject({ tz: 'Asia/Tokyo', tz_offset: 32_400, is_admin: true });
    const found = await users.lookupByEmail({ email: 'Ana@acme.test' });
    expect(found.user).toMatchObject({ id: 'U0ANA', profile: { email: 'ana@acme.test' } });
    expect((await refusalOf(users.info({ user: 'U9' }))).word).toBe('user_not_found');
    const gone = users.lookupByEmail({ email: 'gil@acme.test' });
    expect((await refusalOf(gone)).word).toBe('users_not_found');
  });

  test('the list of people comes in pages', async () => {
    const slack = await startSlack();
    const { users } = clientOf(slack);
    const first = await users.list({ limit: 3 });
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await users.list({ limit: 3, cursor });
    const ids = [...(first.members ?? []), ...(second.members ?? [])].map((user) => user.id);
    expect(ids).toEqual(['U0ANA', 'U0BEN', 'U0GONE', 'U0BATON']);
    expect(second.response_metadata?.next_cursor).toBe('');
    expect((await refusalOf(users.list({ cursor: 'x' }))).word).toBe('invalid_cursor');
  });

  test('somebody is active unless they are away', async () => {
    const slack = await withAna({ presence: 'away' });
    const { users } = clientOf(slack);
    expect(await users.getPresence({ user: 'U0ANA' })).toMatchObject({ presence: 'away' });
    expect(await users.getPresence({ user: 'U0BATON' })).toMatchObject({ presence: 'active' });
    expect((await refusalOf(users.getPresence({ user: 'U9' }))).word).toBe('user_not_found');
  });

  test('a status is shown until it ends, by users.info and users.profile.get alike', async () => {
    const clock = testClock(at('10:00'));
    const status = { text: 'Out', emoji: ':palm_tree:', expiresAt: at('11:00') };
    const users = [{ ...ana, status }];
    const slack = await startSlack({ scopes: everything, users, now: clock.now });
    const client = clientOf(slack);
    const shown = async () => (await client.users.profile.get({ user: 'U0ANA' })).profile;
    const whileItLasts = {
      status_text: 'Out',
      status_emoji: ':palm_tree:',
      status_expiration: at('11:00').getTime() / 1000,
    };
    expect(await shown()).toMatchObject(whileItLasts);
    const { user } = await client.users.info({ user: 'U0ANA' });
    expect(user?.profile).toMatchObject(whileItLasts);
    clock.advance(3_600_000);
    expect(await shown()).toMatchObject({
      status_text: '',
      status_emoji: '',
      status_expiration: 0,
    });
    const unknown = client.users.profile.get({ user: 'U9' });
    expect((await refusalOf(unknown)).word).toBe('user_not_found');
  });

  test('an address is for apps that may read addresses', async () => {
    const slack = await startSlack({ scopes: ['users:read'], users: [ana] });
    const { user } = await clientOf(slack).users.info({ user: 'U0ANA' });
    expect(user?.profile).not.toHaveProperty('email');
  });
});

describe('Do Not Disturb', () => {
  const nightly = { startsAt: at('22:00'), endsAt: new Date('2026-11-24T07:00:00Z') };

  test('dnd.info tells of the night that goes on or comes next, in epoch seconds', async () => {
    const clock = testClock(at('10:00'));
    const users = [{ ...ana, doNotDisturb: { nightly } }];
    const slack = await startSlack({ scopes: everything, users, now: clock.now });
    const told = () => clientOf(slack).dnd.info({ user: 'U0ANA' });
    expect(await told()).toMatchObject({
      dnd_enabled: true,
      next_dnd_start_ts: seconds('2026-11-23T22:00:00Z'),
      next_dnd_end_ts: seconds('2026-11-24T07:00:00Z'),
    });
    clock.advance(20 * 3_600_000);
    expect(await told()).toMatchObject({ next_dnd_start_ts: seconds('2026-11-23T22:00:00Z') });
    clock.advance(3_600_000);
    expect(await told()).toMatchObject({
      next_dnd_start_ts: seconds('2026-11-24T22:00:00Z'),
      next_dnd_end_ts: seconds('2026-11-25T07:00:00Z'),
    });
  });

  test('a snooze that goes on is told as a time of quiet, without Slack’s words for it', async () => {
    const snooze = { startsAt: at('09:30'), endsAt: at('10:30') };
    const slack = await withAna({ doNotDisturb: { nightly, snooze } });
    const told = await clientOf(slack).dnd.info({ user: 'U0ANA' });
    expect(told).toMatchObject({ next_dnd_end_ts: at('10:30').getTime() / 1000 });
    expect(told).not.toHaveProperty('snooze_enabled');
  });

  test('dnd.teamInfo tells of several people, and of people without any quiet', async () => {
    const slack = await withAna({});
    const { dnd } = clientOf(slack);
    const { users } = await dnd.teamInfo({ users: 'U0ANA,U9' });
    expect(users).toEqual({
      U0ANA: { dnd_enabled: false, next_dnd_start_ts: 1, next_dnd_end_ts: 1 },
    });
    expect((await refusalOf(dnd.teamInfo({ users: '' }))).word).toBe('no_users_provided');
    expect((await refusalOf(dnd.info({ user: 'U9' }))).word).toBe('user_not_found');
  });
});

describe('what people say of themselves', () => {
  test('a status is told twice: as a change of the profile, and as one of the status', async () => {
    const slack = await withAna({});
    const heard = await heardBy(slack);
    await slack.people.setStatus('U0ANA', { text: 'Beach', emoji: ':palm_tree:' });
    await slack.people.setStatus('U0ANA', null);
    expect(heard.map(({ type }) => type)).toEqual([
      'user_change',
      'user_status_changed',
      'user_change',
      'user_status_changed',
    ]);
    expect(heard[1]).toMatchObject({
      user: { id: 'U0ANA', profile: { status_emoji: ':palm_tree:', status_expiration: 0 } },
    });
    expect(heard[3]).toMatchObject({ user: { profile: { status_emoji: '' } } });
    await expect(slack.people.setStatus('U9', null)).rejects.toThrow('no user U9');
  });

  test('a pause of notifications is told with its end, and so is that it is over', async () => {
    const slack = await withAna({});
    const heard = await heardBy(slack);
    await slack.people.snooze('U0ANA', at('11:30'));
    await slack.people.snooze('U0ANA', null);
    expect(heard).toMatchObject([
      {
        type: 'dnd_updated_user',
        user: 'U0ANA',
        dnd_status: { dnd_enabled: true, next_dnd_end_ts: at('11:30').getTime() / 1000 },
      },
      { user: 'U0ANA', dnd_status: { dnd_enabled: false, next_dnd_end_ts: 1 } },
    ]);
  });

  test('a pause is not told to an app that may not read it', async () => {
    const slack = await startSlack({ scopes: ['users:read'], users: [ana] });
    const heard = await heardBy(slack);
    await slack.people.snooze('U0ANA', at('11:30'));
    expect(heard).toEqual([]);
  });
});

describe('user groups', () => {
  const userGroups = [
    { id: 'S0EMEA', name: 'EMEA', handle: 'emea', users: ['U0ANA', 'U0BEN'] },
    { id: 'S0OLD', name: 'Old', handle: 'old', users: [], isDisabled: true },
  ];

  test('usergroups.list leaves out what nobody uses any more', async () => {
    const slack = await startSlack({ scopes: everything, userGroups });
    const { usergroups } = clientOf(slack);
    const short = await usergroups.list();
    expect(short.usergroups).toHaveLength(1);
    expect(short.usergroups?.[0]).toMatchObject({ id: 'S0EMEA', handle: 'emea', date_delete: 0 });
    expect(short.usergroups?.[0]).not.toHaveProperty('users');
    const whole = await usergroups.list({
      include_users: true,
      include_count: true,
      include_disabled: true,
    });
    expect(whole.usergroups).toMatchObject([
      { users: ['U0ANA', 'U0BEN'], user_count: 2 },
      { id: 'S0OLD' },
    ]);
  });

  test('usergroups.users.list names the people of a group', async () => {
    const slack = await startSlack({ scopes: everything, userGroups });
    const { usergroups } = clientOf(slack);
    const { users } = await usergroups.users.list({ usergroup: 'S0EMEA' });
    expect(users).toEqual(['U0ANA', 'U0BEN']);
    const unknown = usergroups.users.list({ usergroup: 'S9' });
    expect((await refusalOf(unknown)).word).toBe('no_such_subteam');
  });

  test('tell the app who came and who left when somebody changes them', async () => {
    const slack = await startSlack({ scopes: everything, userGroups });
    const heard: unknown[] = [];
    await startApp(slack, (app) =>
      app.event('subteam_members_changed', async ({ event }) => void heard.push(event)),
    );
    await slack.people.setGroup('S0EMEA', ['U0BEN', 'U0CLEO']);
    expect(heard).toMatchObject([
      { subteam_id: 'S0EMEA', added_users: ['U0CLEO'], removed_users: ['U0ANA'] },
    ]);
    const { users } = await clientOf(slack).usergroups.users.list({ usergroup: 'S0EMEA' });
    expect(users).toEqual(['U0BEN', 'U0CLEO']);
    await expect(slack.people.setGroup('S9', [])).rejects.toThrow('no user group S9');
  });
});
