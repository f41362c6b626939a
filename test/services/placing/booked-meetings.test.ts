import { expect, test } from 'vitest';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { closeStaleLeads } from '../../../src/services/closing/close-stale-leads.ts';
import { pauseRouting } from '../../../src/services/placing/pause-routing.ts';
import { auditActions, MIA } from '../../support/cast.ts';
import { createWorld, type World } from '../../support/world.ts';

const booked = (world: World, startsAt: string) =>
  world.submit('tomas@kestrel.test', { meeting: { host: 'ana@acme.test', starts_at: startsAt } });
const pause = (world: World, paused: boolean) =>
  pauseRouting(world.ctx, { pool: 'all', paused, actor: MIA });

test('a meeting that waited out a pause is told to its host, in a message of its own', async () => {
  const world = await createWorld();
  await pause(world, true);
  const leadId = await booked(world, '2026-11-24T15:00:00Z');
  const beside = await world.submit('dana@globex.test');
  await world.settle();
  world.posts.length = 0;
  await pause(world, false);
  await world.settle();
  await world.advance('3s');
  expect(await findLead(world.db.read, leadId)).toMatchObject({ state: 'claimed', ownerId: 'ana' });
  expect(world.posts).toContainEqual(
    expect.objectContaining({
      to: 'U0ANA',
      card: expect.objectContaining({
        kind: 'offer',
        lead: expect.objectContaining({ leadId }),
        settled: expect.objectContaining({ as: 'claimed', asHost: true }),
      }),
    }),
  );
  expect(await auditActions(world, beside)).toContain('offer.delivered');
});

test('nobody has to do anything about a lead before its meeting, so it is not stale', async () => {
  const world = await createWorld();
  const leadId = await booked(world, '2026-12-14T15:00:00Z');
  await world.settle();
  world.pass('20d');
  expect(await closeStaleLeads(world.ctx)).toBe(0);
  world.pass('16d');
  expect(await closeStaleLeads(world.ctx)).toBe(1);
  expect(await findLead(world.db.read, leadId)).toMatchObject({ closeOutcome: 'stale' });
});
