import { describe, expect, test } from 'vitest';
import type { EscalationCard } from '../../../src/routing/model/cards/escalation-cards.ts';
import { takeLead } from '../../../src/services/ownership/take-lead.ts';
import { offeredLead, offerStates, rep, slackFault } from '../../support/cast.ts';
import { createWorld, type World } from '../../support/world.ts';

const line = (id: string, more = '') =>
  `  - { id: ${id}, name: ${id}, slack: U0${id.toUpperCase()}${more && `, ${more}`} }\n`;
const roster = (people: string, channels = '') => `version: 1\n${channels}\nreps:\n${people}`;
const policy = (members: string, more = '') => `
version: 1
pools: [{ id: sales, members: { ${members} }${more && `, ${more}`} }]
rules: [{ id: all, assign: { pool: sales } }]
sla: { standard: { claim: 15m, remind: [], on_breach: [escalate], first_touch: 1h, max_reroutes: 0 } }
`;
const MANAGED = `${line('ana', 'manager: mia')}${line('mia', 'role: manager')}${line('lou', 'role: admin')}`;
const CHANNELS = 'channels: { managers: C0MANAGERS }';

const escalations = ({ posts }: World) =>
  posts.flatMap(({ to, card }) => (card.kind === 'escalation' ? [{ to, card }] : []));

/** Where the escalation of a lead goes that ana left unanswered. */
async function missedIn(world: World): Promise<{ to: string; card: EscalationCard }> {
  await offeredLead(world);
  await world.advance('15m');
  const [escalation, ...more] = escalations(world);
  if (!escalation || more.length > 0) throw new Error(`${more.length + 1} escalations?`);
  return escalation;
}

describe('an unclaimed lead is told', () => {
  test.each([
    ['the channel of the pool', MANAGED, CHANNELS, 'channel: C0SALES, manager: mia', 'C0SALES'],
    ['the channel of the managers', MANAGED, CHANNELS, 'manager: mia', 'C0MANAGERS'],
    ['the manager of the pool', MANAGED, '', 'manager: mia', 'U0MIA'],
    ["the rep's own manager, where the pool names none", MANAGED, '', '', 'U0MIA'],
    ['the admins', line('ana') + line('lou', 'role: admin'), '', '', 'U0LOU'],
    [
      'any manager, where there is no admin',
      line('ana') + line('mia', 'role: manager'),
      '',
      '',
      'U0MIA',
    ],
  ])('to %s', async (_, people, channels, pool, to) => {
    const world = await createWorld({
      roster: roster(people, channels),
      policy: policy('ana: 100', pool),
    });
    expect((await missedIn(world)).to).toBe(to);
  });

  test('one place further on where Slack has nobody', async () => {
    const files = { roster: roster(MANAGED, CHANNELS), policy: policy('ana: 100') };
    const world = await createWorld(files);
    await offeredLead(world);
    world.failNextPost(slackFault.refused('channel_not_found'));
    await world.advance('15m');
    expect(escalations(world).map(({ to }) => to)).toEqual(['U0MIA']);
  });

  test('to somebody else than the admin who missed it, if there is anybody', async () => {
    const people = line('ana', 'role: admin') + line('lou', 'role: admin');
    const world = await createWorld({ roster: roster(people), policy: policy('ana: 100') });
    const { to, card } = await missedIn(world);
    expect(to).toBe('U0LOU');
    expect(card).toMatchObject({ repName: 'ana', isToRep: false });
  });
});

const alone = () =>
  createWorld({ roster: roster(line('ana', 'role: admin')), policy: policy('ana: 100') });

describe('somebody who sells and administers alone', () => {
  test('gets the lead, and is spoken to as the one who can still claim it', async () => {
    const world = await alone();
    const { to, card } = await missedIn(world);
    expect(to).toBe('U0ANA');
    const current = { name: 'ana', dueAt: null, late: true };
    expect(card).toMatchObject({ isToRep: true, cause: 'missed', current, nextSteps: [] });
    const { leadId } = card.lead;
    await takeLead(world.ctx, { leadId, actor: rep('ana') });
    await world.settle();
    expect(await offerStates(world, leadId)).toEqual(['claimed']);
    const redrawn = world.updates.filter((one) => one.card.kind === 'escalation').at(-1);
    expect(redrawn?.card).toMatchObject({ isToRep: true, settled: { by: 'ana' } });
  });

  test('is not told about herself that she has not called yet', async () => {
    const world = await alone();
    const { leadId } = await offeredLead(world);
    await takeLead(world.ctx, { leadId, actor: rep('ana') });
    for (let hours = 0; hours < 8; hours++) await world.advance('1h');
    const kinds = world.posts.map(({ card }) => card.kind);
    expect(kinds).toContain('touch_reminder');
    expect(kinds).not.toContain('notice');
  });
});

test.each(['manager', 'admin'])('a %s who is in a pool gets leads', async (role) => {
  const world = await createWorld({
    roster: roster(line('ana', `role: ${role}`)),
    policy: policy('ana: 100'),
  });
  expect(await offeredLead(world)).toMatchObject({ repId: 'ana' });
  expect(world.posts).toMatchObject([{ to: 'U0ANA', card: { kind: 'offer' } }]);
});

test('the second rep to miss a lead is the one the managers hear of', async () => {
  const people = `${line('ana')}${line('ben')}${line('lou', 'role: admin')}`;
  const rerouting = policy('ana: 100, ben: 100').replace(
    '[escalate], first_touch: 1h, max_reroutes: 0',
    '[escalate, { reroute: 2m }]',
  );
  const world = await createWorld({ roster: roster(people), policy: rerouting });
  const { repId } = await offeredLead(world);
  for (const time of ['15m', '2m', '15m']) await world.advance(time);
  const names = escalations(world).map(({ card }) => card.repName);
  expect(names).toEqual([repId, repId === 'ana' ? 'ben' : 'ana']);
});
