import { expect, test } from 'vitest';
import { findLead } from '../../src/db/lead-store.ts';
import { takeLead } from '../../src/services/take-lead.ts';
import { GUEST, MIA, offeredLead, offerStates, rep, withoutTrace } from '../support/cast.ts';
import { createWorld } from '../support/world.ts';

test('a manager who takes a lead owns it at once', async () => {
  const world = await createWorld();
  const { leadId } = await offeredLead(world);
  const taken = await takeLead(world.ctx, { leadId, actor: MIA });
  expect(taken).toMatchObject({ outcome: 'given', to: 'Mia Chen', final: true });
  const lead = await findLead(world.db.read, leadId);
  expect(lead).toMatchObject({ state: 'claimed', ownerId: 'mia' });
  expect(await offerStates(world, leadId)).toEqual(['withdrawn', 'claimed']);
});

test('reps, strangers and the shell cannot take a lead', async () => {
  const world = await createWorld();
  const { leadId } = await offeredLead(world);
  const take = (actor: Parameters<typeof takeLead>[1]['actor']) =>
    withoutTrace(world, () => takeLead(world.ctx, { leadId, actor }));
  expect(await take(rep('cleo'))).toMatchObject({ outcome: 'not_permitted' });
  expect(await take(GUEST)).toEqual({ outcome: 'stranger' });
  expect(await take({ kind: 'cli', osUser: 'root' })).toEqual({ outcome: 'stranger' });
});
