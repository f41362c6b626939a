import { describe, expect, it } from 'vitest';
import { closeLead } from '../../../src/services/closing/close-lead.ts';
import { sendDueMornings } from '../../../src/services/mornings/send-due-mornings.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { setAvailability } from '../../../src/services/people/set-availability.ts';
import {
  loadNotifications,
  setNotifications,
} from '../../../src/services/people/set-notifications.ts';
import { nextDueAt } from '../../../src/services/sla/next-due.ts';
import { auditActions, GUEST, offeredLead, rep } from '../../support/cast.ts';
import { createWorld, POLICY, ROSTER, type World } from '../../support/world.ts';

const ANA = rep('ana');
const MIA = rep('mia');
const MISSED = {
  finding: { is: 'missed', name: 'Ana Ruiz', missed: 1, offered: 2 },
  total: { offered: 2, claimed: 1, missed: 1 },
};
const WORKING = 'timezone: UTC, hours: { mon-fri: ["09:00-18:00"] }';
const roster = ROSTER.replaceAll('manager: mia }', `manager: mia, ${WORKING} }`);
const policy = POLICY.replace('ana: 100, ben: 100, cleo: 100', 'ana: 100');

/** Monday, 10:00; Ana has claimed a lead and asked for everything. */
async function working() {
  const world = await createWorld({ roster, policy });
  const { leadId, offerId } = await offeredLead(world);
  await claimOffer(world.ctx, { offerId, actor: ANA });
  await setNotifications(world.ctx, { morning: true, weekly: true, actor: ANA });
  await world.settle();
  return { world, leadId };
}
const sent = ({ posts }: World) =>
  posts.flatMap(({ card }) => (OF_A_DAY.includes(card.kind) ? [card.kind] : []));
const OF_A_DAY: string[] = ['morning', 'week', 'team_week'];

describe('a morning', () => {
  it('brings the list once, at its instant, and the numbers not before the next week', async () => {
    const { world } = await working();
    await world.advance('22h');
    expect(sent(world)).toEqual([]);
    expect(await nextDueAt(world.ctx)).toEqual(new Date('2026-11-24T08:45:00Z'));
    world.pass('45m');
    const both = [sendDueMornings(world.ctx), sendDueMornings(world.ctx)];
    expect((await Promise.all(both)).filter(Boolean)).toEqual([1]);
    await world.settle();
    expect(sent(world)).toEqual(['morning']);
    for (let day = 0; day < 6; day += 1) await world.advance('1d');
    expect(sent(world)).toEqual([...Array.from({ length: 5 }, () => 'morning'), 'week']);
  });

  it('is quiet where no lead is open', async () => {
    const { world, leadId } = await working();
    await closeLead(world.ctx, { leadId, closeAs: 'qualified', reason: null, actor: ANA });
    await world.advance('1d');
    expect(sent(world)).toEqual([]);
  });

  it('is quiet for who is Away', async () => {
    const { world } = await working();
    await setAvailability(world.ctx, { repId: 'ana', away: { until: null }, actor: ANA });
    await world.advance('1d');
    expect(sent(world)).toEqual([]);
  });

  it('that a downtime swallowed is not made up for at noon', async () => {
    const { world } = await working();
    world.pass('26h');
    await world.settle();
    expect(sent(world)).toEqual([]);
    await world.advance('21h');
    expect(sent(world)).toEqual(['morning']);
  });

  it('comes no more once nobody asks for it', async () => {
    const { world } = await working();
    await setNotifications(world.ctx, { morning: false, weekly: false, actor: ANA });
    await world.advance('8d');
    expect(sent(world)).toEqual([]);
  });
});

describe("a team's numbers of the week", () => {
  it('come to the manager who asked, with who missed most first', async () => {
    const { world } = await working();
    await setNotifications(world.ctx, { teamWeekly: true, actor: MIA });
    await offeredLead(world, 'eli@initech.test');
    await world.advance('16m');
    for (let day = 0; day < 7; day += 1) await world.advance('1d');
    const team = world.posts.filter(({ card }) => card.kind === 'team_week');
    expect(team).toMatchObject([{ to: 'U0MIA', card: { week: MISSED } }]);
  });

  it('come to nobody who manages nothing, whatever was set before', async () => {
    const { world } = await working();
    await setNotifications(world.ctx, { teamWeekly: true, actor: ANA });
    for (let day = 0; day < 8; day += 1) await world.advance('1d');
    expect(sent(world)).toContain('week');
    expect(sent(world)).not.toContain('team_week');
  });
});

describe('the notifications of a rep', () => {
  it('are quiet until somebody sets them, and keep what a change leaves out', async () => {
    const world = await createWorld();
    const quiet = { morning: false, weekly: false, teamWeekly: false };
    const before = { remind: true, ...quiet, hideNames: false };
    expect(await loadNotifications(world.ctx, { repId: 'ana' })).toMatchObject(before);
    const saved = await setNotifications(world.ctx, { hideNames: true, actor: ANA });
    expect(saved).toEqual({ outcome: 'saved' });
    const after = { ...before, hideNames: true };
    expect(await loadNotifications(world.ctx, { repId: 'ana' })).toMatchObject(after);
    expect(await loadNotifications(world.ctx, { repId: 'ben' })).toMatchObject(before);
    expect(await auditActions(world)).toContain('rep.notifications');
  });

  it('that say what they said before leave no trace', async () => {
    const world = await createWorld();
    const again = await setNotifications(world.ctx, { remind: true, actor: ANA });
    expect(again).toEqual({ outcome: 'unchanged' });
    expect(await auditActions(world)).not.toContain('rep.notifications');
  });

  it('are for people of the roster', async () => {
    const world = await createWorld();
    const was = await setNotifications(world.ctx, { morning: true, actor: GUEST });
    expect(was).toEqual({ outcome: 'stranger' });
  });
});

it('nobody is reminded who does not want it, and the time ends all the same', async () => {
  const quiet = await createWorld({ policy });
  await setNotifications(quiet.ctx, { remind: false, actor: ANA });
  const asked = await createWorld({ policy });
  for (const world of [quiet, asked]) {
    await offeredLead(world);
    await world.advance('8m');
    await world.advance('8m');
  }
  const reminders = [quiet, asked].map(
    ({ posts }) => posts.filter(({ card }) => card.kind === 'reminder').length,
  );
  expect(reminders).toEqual([0, 1]);
  expect(await auditActions(quiet)).toContain('sla.breached');
});
