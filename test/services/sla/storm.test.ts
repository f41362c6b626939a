import { expect, test } from 'vitest';
import type { EscalationStorm } from '../../../src/routing/model/cards/escalation-cards.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { askedAbout, auditActions, slackFault } from '../../support/cast.ts';
import { createWorld, POLICY, type World } from '../../support/world.ts';

const LADDER = POLICY.replace(
  '[escalate, { reroute: 2m }]',
  '[escalate, { escalate: 10m, to: managers }, { escalate: 20m, to: ops }]',
);

async function breached(count: number, policy = LADDER): Promise<[World, string[]]> {
  const world = await createWorld({ policy });
  const leads: string[] = [];
  for (let n = 0; n < count; n++) leads.push(await world.submit(`p${n}@c${n}.test`));
  await world.settle();
  await world.advance('15m');
  return [world, leads];
}
const storms = ({ posts }: World) =>
  posts.flatMap(({ to, card }) => (card.kind === 'escalation_storm' ? [{ to, card }] : []));
const singles = ({ posts }: World) => posts.filter(({ card }) => card.kind === 'escalation');

test('more than five at once are one message; everyone else is told alone', async () => {
  const [few] = await breached(5);
  await few.advance('3s');
  expect(storms(few)).toEqual([]);
  expect(singles(few)).toHaveLength(5);
  const [many, leads] = await breached(12);
  expect(many.posts.filter(({ to }) => to === 'C0EMEA')).toEqual([]);
  await many.advance('3s');
  expect(singles(many)).toEqual([]);
  expect(storms(many)).toMatchObject([{ to: 'C0EMEA', card: { count: 12, poolId: 'emea' } }]);
  expect(storms(many)[0]?.card.rows).toHaveLength(10);
  const escalated = (await auditActions(many)).filter((action) => action === 'sla.escalated');
  expect(escalated).toHaveLength(leads.length);
});

test('the levels above hear of a storm in one message each, and call one person', async () => {
  const [world] = await breached(7);
  await world.advance('3s');
  await world.advance('10m');
  await world.advance('3s');
  expect(storms(world).at(-1)).toMatchObject({ to: 'U0MIA', card: { mention: 'U0MIA', count: 7 } });
  await world.advance('10m');
  await world.advance('3s');
  expect(storms(world).at(-1)).toMatchObject({ to: 'C0OPS', card: { mention: 'U0LOU' } });
  expect(singles(world)).toEqual([]);
});

test('what is claimed before it leaves is not in it, and few that are left go out alone', async () => {
  const [world, leads] = await breached(7);
  for (const leadId of leads.slice(0, 4)) {
    await claimOffer(world.ctx, await askedAbout(world, leadId));
  }
  await world.advance('3s');
  expect(storms(world)).toEqual([]);
  expect(singles(world)).toHaveLength(3);
});

test('six at once in six places are no storm', async () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  const pools = ids.map(
    (id) => `  - { id: ${id}, members: { ana: 100, ben: 100 }, channel: C0${id.toUpperCase()} }`,
  );
  const rules = ids.map(
    (id) => `  - { id: to-${id}, when: { person.domain: ${id}.test }, assign: { pool: ${id} } }`,
  );
  const policy = `
version: 1
pools:
${pools.join('\n')}
rules:
${rules.join('\n')}
sla: { standard: { claim: 15m, on_breach: [escalate] } }
`;
  const world = await createWorld({ policy });
  for (const id of ids)
    await world.submit(`dana@${id}.test`, { company: { domain: `${id}.test` } });
  await world.settle();
  await world.advance('15m');
  await world.advance('3s');
  expect(storms(world)).toEqual([]);
  expect(
    singles(world)
      .map(({ to }) => to)
      .toSorted(),
  ).toEqual(ids.map((id) => `C0${id.toUpperCase()}`));
});

test('says so where Slack took the cards late', async () => {
  const world = await createWorld({ policy: LADDER });
  for (let n = 0; n < 14; n++) world.failNextPost(slackFault.rateLimited(120_000));
  for (let n = 0; n < 7; n++) await world.submit(`p${n}@c${n}.test`);
  await world.settle();
  while (world.posts.length < 7) await world.advance('1m');
  const late: EscalationStorm['slow'][] = [];
  for (let n = 0; n < 20 && late.length === 0; n++) {
    await world.advance('1m');
    late.push(...storms(world).map(({ card }) => card.slow));
  }
  expect(late[0]).not.toBeNull();
});
