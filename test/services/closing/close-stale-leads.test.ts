import { expect, test } from 'vitest';
import { listClocks } from '../../../src/db/delivery/clock-store.ts';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { loadLoads } from '../../../src/db/leads/ledger-store.ts';
import { closeStaleLeads } from '../../../src/services/closing/close-stale-leads.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { endOutage } from '../../../src/services/outage/end-outage.ts';
import { recordOutage } from '../../../src/services/outage/record-outage.ts';
import { logTouch } from '../../../src/services/ownership/log-touch.ts';
import { askedAbout, auditActions, offeredLead, rep } from '../../support/cast.ts';
import { inEnglish } from '../../support/in-english.ts';
import { createWorld, POLICY, ROSTER, type World } from '../../support/world.ts';

async function claimed(policy = POLICY) {
  const world = await createWorld({ policy });
  const asked = await offeredLead(world);
  await claimOffer(world.ctx, asked);
  return { world, ...asked };
}

const stateOf = async (world: World, leadId: string) =>
  (await findLead(world.db.read, leadId))?.state;

test('what was claimed and not touched is closed after 14 days, and not a millisecond before', async () => {
  const { world, leadId, repId } = await claimed();
  world.pass('1209599999ms');
  expect(await closeStaleLeads(world.ctx)).toBe(0);
  world.pass('1ms');
  expect(await closeStaleLeads(world.ctx)).toBe(1);
  expect(await findLead(world.db.read, leadId)).toMatchObject({
    state: 'closed',
    closeOutcome: 'stale',
    closedAt: world.ctx.clock.now(),
  });
  expect((await loadLoads(world.db.read)).get(repId)?.open).toBe(0);
  const clocks = await listClocks(world.db.read, leadId);
  expect(clocks.at(-1)).toMatchObject({ kind: 'first_touch', state: 'cancelled' });
  expect((await auditActions(world, leadId)).at(-1)).toBe('lead.closed');
});

test('its owner and the outside system hear of it, once', async () => {
  const { world, repId, leadId, actor } = await claimed();
  await logTouch(world.ctx, { leadId, actor });
  await world.settle();
  world.posts.length = 0;
  world.events.length = 0;
  world.pass('14d');
  await closeStaleLeads(world.ctx);
  await closeStaleLeads(world.ctx);
  await world.settle();
  expect(inEnglish(world.posts)).toMatchObject([
    {
      to: `U0${repId.toUpperCase()}`,
      card: {
        title: 'Closed as stale: globex.test',
        text: 'Nothing happened for 14 days. /lead restore brings it back.',
      },
    },
  ]);
  expect(world.events).toMatchObject([{ type: 'lead.closed', data: { outcome: 'stale' } }]);
});

test('a touch and a repeat both start the 14 days anew', async () => {
  const { world, leadId, actor } = await claimed();
  world.pass('13d');
  await logTouch(world.ctx, { leadId, actor });
  world.pass('13d');
  expect(await closeStaleLeads(world.ctx)).toBe(0);
  expect(await world.submit('dana@globex.test')).toBe(leadId);
  world.pass('13d');
  expect(await closeStaleLeads(world.ctx)).toBe(0);
  world.pass('1d');
  expect(await closeStaleLeads(world.ctx)).toBe(1);
});

test('a claim counts as something done, however late it comes', async () => {
  const world = await createWorld({ policy: POLICY.replace('claim: 15m', 'claim: 30d') });
  const asked = await offeredLead(world);
  world.pass('13d');
  await claimOffer(world.ctx, asked);
  world.pass('13d');
  expect(await closeStaleLeads(world.ctx)).toBe(0);
});

const RULES = POLICY.replace(
  'rules:',
  `rules:
  - { id: odd, when: { custom.odd: true }, assign: { queue: quarantine } }
  - { id: wait, when: { custom.wait: true }, assign: { queue: hold } }`,
).replace('claim: 15m', 'claim: 30d');

test('quarantine is closed too; what is held or offered never is', async () => {
  const world = await createWorld({ policy: RULES });
  const odd = await world.submit('odd@a.test', { custom: { odd: true } });
  const held = await world.submit('wait@b.test', { custom: { wait: true } });
  const offered = await world.submit('dana@c.test');
  await world.settle();
  const before = world.posts.length;
  world.pass('20d');
  expect(await closeStaleLeads(world.ctx)).toBe(1);
  const states = [odd, held, offered].map((id) => stateOf(world, id));
  expect(await Promise.all(states)).toEqual(['closed', 'held', 'offered']);
  await world.settle();
  const stale = world.posts.slice(before).filter(({ card }) => card.kind === 'notice');
  expect(stale).toEqual([]);
});

test('a policy that says 0 closes nothing, and one that says a day says so', async () => {
  const never = await claimed(`${POLICY}close_after: 0\n`);
  never.world.pass('900d');
  expect(await closeStaleLeads(never.world.ctx)).toBe(0);

  const day = await claimed(`${POLICY}close_after: 1d\n`);
  day.world.pass('1d');
  expect(await closeStaleLeads(day.world.ctx)).toBe(1);
  await day.world.settle();
  expect(inEnglish(day.world.posts.at(-1))).toMatchObject({
    card: { text: 'Nothing happened for a day. /lead restore brings it back.' },
  });
});

test('more than a batch is closed in one go', async () => {
  const world = await createWorld({ policy: RULES });
  for (let n = 0; n < 101; n++) await world.submit(`odd@a${n}.test`, { custom: { odd: true } });
  await world.settle();
  world.pass('14d');
  expect(await closeStaleLeads(world.ctx)).toBe(101);
});

test('a place that a stale lead held goes to the one that waits for it', async () => {
  const world = await createWorld({
    roster: ROSTER.replace('manager: mia }', 'manager: mia, capacity: { open: 1 } }'),
    policy: POLICY.replace('{ ana: 100, ben: 100, cleo: 100 }', '{ ana: 100 }'),
  });
  await claimOffer(world.ctx, await offeredLead(world));
  const waiting = await world.submit('kim@initech.test');
  await world.settle();
  expect(await stateOf(world, waiting)).toBe('held');
  world.pass('14d');
  await closeStaleLeads(world.ctx);
  await world.settle();
  expect((await askedAbout(world, waiting)).actor).toEqual(rep('ana'));
});

test('an hour in which Slack was down is nobody’s idleness', async () => {
  const { world, leadId } = await claimed();
  const since = world.ctx.clock.now();
  await recordOutage(world.ctx, { destination: 'slack', kind: 'unreachable', since });
  world.pass('14d');
  expect(await closeStaleLeads(world.ctx)).toBe(0);
  await endOutage(world.ctx, 'slack');
  world.pass('13d');
  expect(await closeStaleLeads(world.ctx)).toBe(0);
  world.pass('1d');
  expect(await closeStaleLeads(world.ctx)).toBe(1);
  expect(await stateOf(world, leadId)).toBe('closed');
});
