import { describe, expect, it } from 'vitest';
import { readSetting, writeSetting } from '../../../src/db/workspace/settings-store.ts';
import { findRepById } from '../../../src/db/workspace/team-store.ts';
import { AppError } from '../../../src/errors.ts';
import type { SetUpCard } from '../../../src/routing/model/cards/set-up-cards.ts';
import { pickChannel } from '../../../src/services/channels/pick-channel.ts';
import { tryChannel } from '../../../src/services/channels/try-channel.ts';
import { setOwnHours } from '../../../src/services/hours/set-own-hours.ts';
import { adoptInstallation } from '../../../src/services/onboarding/adopt-installation.ts';
import { asksForHours } from '../../../src/services/onboarding/asks-for-hours.ts';
import { followSetUp } from '../../../src/services/onboarding/follow-set-up.ts';
import { greetAdmins } from '../../../src/services/onboarding/greet-admins.ts';
import { greetNewcomers } from '../../../src/services/onboarding/greet-newcomers.ts';
import { tellReps } from '../../../src/services/onboarding/tell-reps.ts';
import { recordBackup } from '../../../src/services/operations/record-backup.ts';
import { sendTestLead } from '../../../src/services/people/send-test-lead.ts';
import { escalationPath } from '../../../src/services/views/escalation/escalation-path.ts';
import { loadSetUp } from '../../../src/services/views/set-up.ts';
import { inEnglish } from '../../support/in-english.ts';
import { createWorld, POLICY, ROSTER, type World } from '../../support/world.ts';

const LOU = { kind: 'slack', userId: 'U0LOU' } as const;
const MIA = { kind: 'slack', userId: 'U0MIA' } as const;
const ANA = { kind: 'slack', userId: 'U0ANA' } as const;
const NO_CHANNELS = {
  roster: ROSTER.replace(/channels: .*\n/, ''),
  policy: POLICY.replace(', channel: C0EMEA', ''),
};
const SALES = { channelId: 'C0SALES' } as const;

/** All that goes out is sent, and what that changes is followed. */
async function settle(world: World): Promise<void> {
  do await world.settle();
  while ((await followSetUp(world.ctx)) > 0);
  await world.settle();
}
const kinds = ({ posts }: World, kind: string) => posts.filter(({ card }) => card.kind === kind);
const shown = ({ posts, updates }: World) =>
  [...posts, ...updates].findLast(({ card }) => card.kind === 'set_up')?.card as SetUpCard;
const refused = (word: string) =>
  new AppError('upstream.refused', `Slack refused: ${word}.`, { details: { word } });

const backup = async ({ ctx }: World) =>
  inEnglish(await loadSetUp(ctx)).find(({ name }) => name === 'Backup');

describe('the admins', () => {
  it('are asked once to set Baton up, each of them', async () => {
    const world = await createWorld(NO_CHANNELS);
    expect(await greetAdmins(world.ctx)).toBe(1);
    expect(await greetAdmins(world.ctx)).toBe(0);
    await settle(world);
    expect(kinds(world, 'set_up')).toMatchObject([{ to: 'U0LOU' }]);
    expect(shown(world)).toMatchObject({
      channel: { is: 'open' },
      source: null,
      testLead: 'open',
      untold: 3,
    });
  });

  it('are left alone where leads came before, and so are the reps', async () => {
    const world = await createWorld(NO_CHANNELS);
    await world.submit('dana@globex.test');
    expect(await greetAdmins(world.ctx)).toBe(0);
    expect(await greetNewcomers(world.ctx)).toBe(0);
    await settle(world);
    expect(kinds(world, 'set_up')).toEqual([]);
    expect(kinds(world, 'greeting')).toEqual([]);
    expect(await adoptInstallation(world.ctx)).toEqual({ outcome: 'unchanged' });
  });

  it('find the channel of the files done already', async () => {
    const world = await createWorld();
    await greetAdmins(world.ctx);
    await settle(world);
    expect(shown(world).channel).toEqual({ is: 'done', channels: ['C0MANAGERS'] });
    const own = await createWorld({ roster: NO_CHANNELS.roster });
    await greetAdmins(own.ctx);
    await settle(own);
    expect(shown(own).channel).toEqual({ is: 'done', channels: ['C0EMEA'] });
  });

  it('see each step done, and at the end nothing is followed any more', async () => {
    const world = await createWorld(NO_CHANNELS);
    await greetAdmins(world.ctx);
    await settle(world);
    await world.submit('dana@globex.test');
    await settle(world);
    expect(shown(world).source).toEqual({ id: 'website' });
    await sendTestLead(world.ctx, { repId: 'lou', actor: LOU });
    await settle(world);
    expect(shown(world).testLead).toBe('sent');
    await pickChannel(world.ctx, { ...SALES, actor: LOU });
    await settle(world);
    expect(kinds(world, 'channel_hello')).toMatchObject([
      { to: 'C0SALES', card: { by: 'Lou Adam' } },
    ]);
    expect(shown(world).channel).toEqual({ is: 'done', channels: ['C0SALES'] });
    await tellReps(world.ctx, { how: 'later', actor: LOU });
    await settle(world);
    expect((await readSetting(world.db.read, 'set_up'))?.closedAt).toBeNull();
    world.pass('31d');
    expect(await followSetUp(world.ctx)).toBe(0);
    expect(shown(world).told).toEqual({ how: 'later', people: 0 });
  });
});

describe('a channel that is picked', () => {
  it('where Baton may not write is told on the card, and can be tried again', async () => {
    const world = await createWorld(NO_CHANNELS);
    await greetAdmins(world.ctx);
    await settle(world);
    world.failNextPost(refused('not_in_channel'));
    await pickChannel(world.ctx, { ...SALES, actor: LOU });
    await settle(world);
    expect(shown(world).channel).toMatchObject({ is: 'refused', word: 'not_in_channel' });
    expect(kinds(world, 'channel_lost')).toEqual([]);
    expect(world.errors).toEqual([]);
    expect(await tryChannel(world.ctx, { ...SALES, actor: LOU })).toMatchObject({
      outcome: 'trying',
    });
    await settle(world);
    expect(shown(world).channel).toEqual({ is: 'done', channels: ['C0SALES'] });
  });

  it('once all is set up is told by a message', async () => {
    const world = await createWorld(NO_CHANNELS);
    await adoptInstallation(world.ctx);
    world.failNextPost(refused('is_archived'));
    await pickChannel(world.ctx, { ...SALES, actor: LOU });
    await settle(world);
    expect(kinds(world, 'channel_lost')).toMatchObject([{ to: 'U0LOU' }]);
  });

  it('comes after what the files name, and before people', async () => {
    const about = { leadId: null, poolId: 'emea' };
    const named = await createWorld();
    await pickChannel(named.ctx, { ...SALES, actor: LOU });
    expect((await escalationPath(named.db.read, about)).slice(0, 4)).toEqual([
      'C0EMEA',
      'C0MANAGERS',
      'C0SALES',
      'U0MIA',
    ]);
    const bare = await createWorld(NO_CHANNELS);
    await pickChannel(bare.ctx, { ...SALES, actor: LOU });
    expect((await escalationPath(bare.db.read, about))[0]).toBe('C0SALES');
  });

  it('is for admins, and nobody tries a channel that nobody named', async () => {
    const { ctx } = await createWorld(NO_CHANNELS);
    const no = expect.objectContaining({ outcome: 'not_permitted', allowed: ['Lou Adam'] });
    expect(await pickChannel(ctx, { ...SALES, actor: MIA })).toEqual(no);
    expect(await tryChannel(ctx, { ...SALES, actor: MIA })).toEqual(no);
    expect(await tellReps(ctx, { how: 'told', actor: ANA })).toEqual(no);
    expect(await recordBackup(ctx, { elsewhere: true, actor: MIA })).toEqual(no);
    const stranger = { kind: 'slack', userId: 'U0ZED' } as const;
    expect(await pickChannel(ctx, { ...SALES, actor: stranger })).toEqual({ outcome: 'stranger' });
    const was = await tryChannel(ctx, { ...SALES, actor: LOU });
    expect(was).toEqual({ outcome: 'unknown_channel' });
    expect(await readSetting(ctx.db.read, 'picked_channels')).toBeNull();
  });
});

describe('the reps', () => {
  it('hear once what Baton is, when somebody has them told', async () => {
    const world = await createWorld(NO_CHANNELS);
    await greetAdmins(world.ctx);
    expect(await greetNewcomers(world.ctx)).toBe(0);
    const tell = () => tellReps(world.ctx, { how: 'told', actor: LOU });
    expect(await tell()).toEqual({ outcome: 'settled', how: 'told', people: 3 });
    expect(await tell()).toEqual({ outcome: 'settled', how: 'told', people: 0 });
    await settle(world);
    expect(kinds(world, 'greeting').map(({ to, card }) => [to, card])).toMatchObject([
      ['U0ANA', { by: 'Lou Adam', pools: ['emea'], hours: null, zoneFrom: 'nowhere' }],
      ['U0BEN', {}],
      ['U0CLEO', {}],
    ]);
    expect((await readSetting(world.db.read, 'set_up'))?.told).toMatchObject({ people: 3 });
  });

  it('who come later hear it by themselves', async () => {
    const world = await createWorld(NO_CHANNELS);
    await greetAdmins(world.ctx);
    await tellReps(world.ctx, { how: 'told', actor: LOU });
    await world.db.tx(async (tx) => {
      const { cleo: _, ...others } = (await readSetting(tx, 'greetings')) ?? {};
      await writeSetting(tx, 'greetings', others);
    });
    expect(await greetNewcomers(world.ctx)).toBe(1);
    expect(await greetNewcomers(world.ctx)).toBe(0);
    await settle(world);
    expect(kinds(world, 'greeting').filter(({ to }) => to === 'U0CLEO')).toMatchObject([
      { card: { by: 'Lou Adam' } },
      { card: { by: null } },
    ]);
  });

  it('are asked when they work, until they say it', async () => {
    const world = await createWorld(NO_CHANNELS);
    const { ctx, db } = world;
    const asks = async () => {
      const ana = await findRepById(db.read, 'ana');
      return ana && asksForHours(db.read, ana);
    };
    expect(await asks()).toBe(false);
    await greetAdmins(ctx);
    expect(await asks()).toBe(true);
    const hours = async () =>
      inEnglish(await loadSetUp(ctx)).find(({ name }) => name === 'Hours')?.mend;
    expect(await hours()).toMatch(/Ana Ruiz, Ben Koch, Cleo Wu/);
    const own = { hours: 'always', timeZone: 'Europe/Madrid' } as const;
    await setOwnHours(ctx, { repId: 'ana', own, actor: ANA });
    expect(await asks()).toBe(false);
    expect(await hours()).not.toMatch(/Ana/);
  });
});

describe('a backup', () => {
  it('is asked for a day after the first lead, and again after a week', async () => {
    const world = await createWorld();
    const { ctx } = world;
    await adoptInstallation(ctx);
    expect(await backup(world)).toMatchObject({ fine: true, found: 'none yet' });
    world.pass('25h');
    expect(await backup(world)).toMatchObject({ fine: false, press: 'kept_elsewhere' });
    await recordBackup(ctx, { elsewhere: false, actor: { kind: 'cli', osUser: 'root' } });
    expect(await backup(world)).toMatchObject({ fine: true });
    world.pass('8d');
    expect(await backup(world)).toMatchObject({ fine: false });
    await recordBackup(ctx, { elsewhere: true, actor: LOU });
    world.pass('30d');
    expect(await backup(world)).toMatchObject({ fine: true, found: 'made elsewhere' });
  });
});
