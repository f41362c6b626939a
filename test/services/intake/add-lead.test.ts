import { describe, expect, test } from 'vitest';
import { listAuditEvents } from '../../../src/db/audit/audit-store.ts';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { addLead } from '../../../src/services/intake/add-lead.ts';
import { askedAbout, GUEST, MIA, rep, withoutTrace } from '../../support/cast.ts';
import { createWorld } from '../../support/world.ts';

const FIELDS = { person: { email: 'dana@globex.test' }, company: { name: 'Globex' } };
const form = { fields: FIELDS, key: 'V1', toRepId: null, actor: rep('ana') };

describe('a lead that somebody adds', () => {
  test('is theirs in the audit, is routed at once, and the form sent twice is one lead', async () => {
    const world = await createWorld();
    const added = await addLead(world.ctx, form);
    expect(added).toMatchObject({ outcome: 'added', status: 'accepted' });
    const { leadId = '' } = added as { leadId?: string };
    expect(await addLead(world.ctx, form)).toMatchObject({ leadId, status: 'duplicate' });
    const lead = await findLead(world.db.read, leadId);
    expect(lead).toMatchObject({ source: 'slack', channel: 'slack', state: 'offered' });
    const events = await listAuditEvents(world.db.read, { leadId, limit: 10 });
    expect(events.find(({ action }) => action === 'lead.received')?.actor).toBe('slack:U0ANA');
    await world.settle();
    expect(world.posts[0]?.card).toMatchObject({ lead: { addedBy: 'Ana Ruiz' } });
  });

  test('goes to the rep a manager names, and to nobody before', async () => {
    const world = await createWorld();
    const added = await addLead(world.ctx, { ...form, toRepId: 'cleo', actor: MIA });
    const { leadId = '' } = added as { leadId?: string };
    expect((await askedAbout(world, leadId)).repId).toBe('cleo');
    await world.settle();
    expect(world.posts.map(({ to }) => to)).toEqual(['U0CLEO']);
  });

  test.each([
    ['a rep who names one', { toRepId: 'cleo' }, 'not_permitted'],
    ['a manager who names nobody there is', { toRepId: 'zoe', actor: MIA }, 'unknown_rep'],
    ['somebody who is not on the roster', { actor: GUEST }, 'stranger'],
    ['a form that names nobody', { fields: { person: { name: 'Dana' } } }, 'invalid'],
    [
      'a form with a bad phone',
      { fields: { person: { ...FIELDS.person, phone: '1' } } },
      'invalid',
    ],
  ])('is not taken from %s, and nothing is written', async (_, change, outcome) => {
    const world = await createWorld();
    const was = await withoutTrace(world, () => addLead(world.ctx, { ...form, ...change }));
    expect(was).toMatchObject({ outcome });
  });
});
