import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { deliverOutbox } from '../../../src/services/delivery/deliver-outbox.ts';
import { routeDue } from '../../../src/services/placing/route-due.ts';
import { expectSound } from '../../support/invariants.ts';
import { openRivals } from '../../support/rivals.ts';
import { createWorld, POLICY, ROSTER, type World } from '../../support/world.ts';

/** However many there are, they all come at once. */
const AT_ONCE = POLICY.replace('pools:\n  - {', 'pools:\n  - { backlog_at_once: 0,');

/** Two processes on one database. */
const stores = await openRivals();

async function night(count: number, more = ''): Promise<{ world: World; ids: string[] }> {
  const shift = `manager: mia, hours: { mon-fri: ["12:00-18:00"] }${more} }`;
  const world = await createWorld({
    db: stores.db,
    policy: AT_ONCE,
    roster: ROSTER.replaceAll('manager: mia }', shift),
  });
  const ids = [];
  for (let n = 0; n < count; n++) ids.push(await world.submit(`p@c${n}.test`));
  await world.settle();
  world.pass('2h');
  return { world, ids };
}

/** Not in the order of arrival. */
const rank = (i: number) => ((i * 7) % 24) / 24;

test('two processes at the start of a shift give the places to the most urgent leads', async () => {
  const { world, ids } = await night(24, ', capacity: { open: 3 }');
  const { leads } = stores.db.t;
  for (const [i, id] of ids.entries()) {
    await stores.db.tx((tx) =>
      tx
        .update(leads)
        .set({ priority: rank(i) })
        .where(eq(leads.id, id)),
    );
  }
  await Promise.all([routeDue(world.ctx), routeDue({ ...world.ctx, db: stores.rival })]);
  const states = await stores.db.read.select({ id: leads.id, state: leads.state }).from(leads);
  const offered = states.flatMap(({ id, state }) => (state === 'offered' ? [id] : []));
  const wanted = ids.toSorted((a, b) => rank(ids.indexOf(b)) - rank(ids.indexOf(a))).slice(0, 9);
  expect(offered.toSorted()).toEqual(wanted.toSorted());
});

test('no offer is lost between the message that is being taken and the next one', async () => {
  const { world } = await night(60);
  const soon = () => new Date(world.ctx.clock.now().getTime() + 3_000);
  const other = { ...world.ctx, db: stores.rival, clock: { now: soon } };
  const how = { destination: 'slack', couriers: world.couriers } as const;
  const over = new AbortController();
  const deliver = async () => {
    while (!over.signal.aborted) await deliverOutbox(other, how);
  };
  const delivering = deliver();
  await routeDue(world.ctx);
  over.abort();
  await delivering;
  while ((await deliverOutbox(other, how)) > 0);
  const offers = await stores.db.read.select().from(stores.db.t.offers);
  expect(offers).toHaveLength(60);
  expect(offers.filter(({ deliveredAt }) => deliveredAt === null)).toEqual([]);
  const shown = world.posts.flatMap(({ card }) => {
    if (card.kind === 'bundle') return card.rows.map(({ offerId }) => offerId);
    return card.kind === 'offer' ? [card.offerId] : [];
  });
  expect(shown.toSorted()).toEqual(offers.map(({ id }) => id).toSorted());
  await expectSound(stores.db);
});
