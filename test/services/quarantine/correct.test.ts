import { describe, expect, test } from 'vitest';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { replaceSuppressions } from '../../../src/db/workspace/suppression-store.ts';
import type { Corrections } from '../../../src/routing/model/quarantine.ts';
import { submitLead } from '../../../src/services/intake/submit-lead.ts';
import { correctQuarantined } from '../../../src/services/quarantine/correct-quarantined.ts';
import { loadQuarantineCard } from '../../../src/services/quarantine/load-quarantine-card.ts';
import { askedAbout, auditActions, dump, MIA, withoutTrace } from '../../support/cast.ts';
import { expectSound } from '../../support/invariants.ts';
import { createWorld } from '../../support/world.ts';

const SOURCES = '- { id: zap, kind: mapping, mapping: { person.email: e, request.message: m } }\n';

/** Somebody whom nothing names. */
async function open() {
  const world = await createWorld({ sources: SOURCES });
  const submission = { m: 'Call me, Dana' };
  const body = { sourceId: 'zap', submission, test: false, key: null, actor: MIA };
  const { leadId } = await submitLead(world.ctx, body);
  await world.settle();
  const correct = (corrections: Corrections) =>
    correctQuarantined(world.ctx, { leadId, corrections, actor: MIA });
  return { world, leadId, correct };
}

const DANA = { 'person.email': 'dana@globex.test', 'company.country': 'es' };

describe('a correction', () => {
  test('says who it is from, and the lead is routed like any other', async () => {
    const { world, leadId, correct } = await open();
    const was = await correct(DANA);
    expect(was).toMatchObject({
      outcome: 'corrected',
      company: 'globex.test',
      changed: ['person.email', 'company.country'],
      state: 'offered',
    });
    expect(await findLead(world.db.read, leadId)).toMatchObject({
      personKey: 'email:dana@globex.test',
      accountKey: 'domain:globex.test',
      faults: [],
      submission: { person: { email: 'dana@globex.test' }, company: { country: 'ES' } },
    });
    await world.settle();
    await askedAbout(world, leadId);
    const card = await loadQuarantineCard(world.ctx, { leadId });
    expect(card?.settled).toMatchObject({ as: 'corrected', by: 'Mia Chen' });
    await expectSound(world.db);
  });

  test('keeps what was sent, and the audit holds names of fields and no values', async () => {
    const { world, leadId, correct } = await open();
    await correct(DANA);
    const [touch] = await world.db.read.select().from(world.db.t.touches);
    expect(touch?.submission.person).toEqual({});
    const events = await world.db.read.select().from(world.db.t.auditEvents);
    const told = JSON.stringify(events.filter((one) => one.leadId === leadId));
    expect(told).toContain('person.email,company.country');
    expect(told).not.toContain('dana@');
  });

  test('makes the person known: who writes again joins the lead', async () => {
    const { world, leadId, correct } = await open();
    await correct(DANA);
    expect(await world.submit('dana@globex.test')).toBe(leadId);
  });

  test('of somebody with a living lead becomes that lead, and its rep hears of it', async () => {
    const { world, leadId, correct } = await open();
    const living = await world.submit('dana@globex.test');
    await world.settle();
    const was = await correct(DANA);
    expect(was).toMatchObject({ outcome: 'merged', leadId: living, rep: expect.any(String) });
    await world.settle();
    expect(await findLead(world.db.read, leadId)).toMatchObject({
      state: 'closed',
      closeOutcome: 'duplicate',
      mergedInto: living,
    });
    expect(await findLead(world.db.read, living)).toMatchObject({
      touchCount: 2,
      submission: { request: { message: 'Call me, Dana' } },
    });
    expect(world.posts.at(-1)?.card).toMatchObject({ kind: 'notice', leadId: living });
    const card = await loadQuarantineCard(world.ctx, { leadId });
    expect(card?.settled).toMatchObject({ as: 'merged' });
    expect(await auditActions(world, leadId)).toContain('lead.corrected');
    await expectSound(world.db);
  });

  test('to somebody on the suppression list goes to nobody', async () => {
    const { world, leadId, correct } = await open();
    const listed = [{ key: 'email:dana@globex.test', reason: 'unsubscribed' }];
    await world.db.tx((tx) => replaceSuppressions(tx, listed));
    expect(await correct(DANA)).toMatchObject({ outcome: 'corrected', state: 'closed' });
    expect((await findLead(world.db.read, leadId))?.closeReason).toBe('unsubscribed');
  });

  test.each<[string, Corrections, unknown]>([
    [
      'cannot be used',
      { 'person.email': 'dana@' },
      {
        outcome: 'invalid',
        faults: [{ field: 'person.email', message: expect.stringContaining('dana@globex.test') }],
      },
    ],
    [
      'still names nobody',
      { 'company.name': 'Globex' },
      { outcome: 'invalid', faults: [{ field: 'person.email' }] },
    ],
  ])('that %s changes nothing', async (_, corrections, outcome) => {
    const { world, correct } = await open();
    const before = await dump(world.db);
    expect(await correct(corrections)).toMatchObject(outcome as object);
    expect(await dump(world.db)).toBe(before);
  });

  test('comes too late when somebody has released it', async () => {
    const { world, correct } = await open();
    await correct(DANA);
    const late = await withoutTrace(world, () => correct({ 'person.name': 'Dana Ode' }));
    expect(late).toMatchObject({ outcome: 'not_quarantined' });
  });
});
