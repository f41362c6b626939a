import { expect, test } from 'vitest';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { mergeLeads } from '../../../src/services/closing/merge-leads.ts';
import { deliverOutbox } from '../../../src/services/delivery/deliver-outbox.ts';
import { loadHome } from '../../../src/services/home/load-home.ts';
import { findLead as search } from '../../../src/services/look-up/find-lead.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { housekeep } from '../../../src/services/operations/housekeep.ts';
import { sendTestLead } from '../../../src/services/people/send-test-lead.ts';
import { routeDue } from '../../../src/services/placing/route-due.ts';
import { judgeProbe } from '../../../src/services/probe/judge-probe.ts';
import { sendProbe } from '../../../src/services/probe/send-probe.ts';
import { MIA, offeredLead, rep } from '../../support/cast.ts';
import { openRivals } from '../../support/rivals.ts';
import { createWorld, MONDAY } from '../../support/world.ts';

/** Two processes on one database. */
const stores = await openRivals();

const synthetic = async () => {
  const rows = await stores.db.read
    .select({ source: stores.db.t.leads.source })
    .from(stores.db.t.leads);
  return rows.filter(({ source }) => source === 'synthetic').length;
};

test('of two processes one sends the synthetic lead, each time', async () => {
  const world = await createWorld({ db: stores.db });
  const other = { ...world.ctx, db: stores.rival };
  await Promise.all([sendProbe(world.ctx), sendProbe(other)]);
  for (let round = 1; round <= 5; round++) {
    world.pass('5m');
    const tries = [world.ctx, other, world.ctx, other].map((ctx) => sendProbe(ctx));
    const sent = await Promise.all(tries);
    expect(sent.filter((one) => one === 1)).toHaveLength(1);
    await routeDue(world.ctx);
    await deliverOutbox(world.ctx, { destination: 'slack', couriers: world.couriers });
    expect(await synthetic()).toBe(round);
  }
  const health = await judgeProbe(world.ctx, { runningSince: MONDAY });
  expect(health).toMatchObject({ ok: true, detail: 'came through' });
  world.pass('2h');
  await housekeep(world.ctx);
  expect(await synthetic()).toBe(1);
});

test('two processes that merge two leads crosswise end with one', async () => {
  const world = await createWorld({ db: stores.db });
  for (let round = 0; round < 20; round++) {
    const a = await world.submit(`a${round}@globex.test`);
    const b = await world.submit(`b${round}@globex.test`);
    await world.settle();
    const both = await Promise.all([
      mergeLeads(world.ctx, { fromId: a, intoId: b, actor: MIA }),
      mergeLeads({ ...world.ctx, db: stores.rival }, { fromId: b, intoId: a, actor: MIA }),
    ]);
    expect(both.map(({ outcome }) => outcome).toSorted()).toContain('merged');
    const leads = [await findLead(stores.db.read, a), await findLead(stores.db.read, b)];
    expect(leads.filter((lead) => lead?.mergedInto)).toHaveLength(1);
    expect(await search(world.ctx, { query: a })).toMatchObject({ outcome: 'found' });
  }
});

test('stale and test leads are closed, and no figure counts a test', async () => {
  const world = await createWorld({ db: stores.db });
  const asked = await offeredLead(world);
  await claimOffer(world.ctx, asked);
  await sendTestLead(world.ctx, { repId: 'ben', actor: rep('ben') });
  await world.settle();
  expect((await loadHome(world.ctx, { userId: 'U0MIA' })).atRisk.total).toBe(0);
  world.pass('14d');
  await housekeep(world.ctx);
  const rows = await stores.db.read.select().from(stores.db.t.leads);
  expect(rows.map(({ state, closeOutcome }) => [state, closeOutcome])).toEqual([
    ['closed', 'stale'],
    ['closed', 'stale'],
  ]);
});
