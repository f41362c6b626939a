import { describe, expect, test } from 'vitest';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { closeLead } from '../../../src/services/closing/close-lead.ts';
import { restoreLead } from '../../../src/services/closing/restore-lead.ts';
import { explainLead } from '../../../src/services/look-up/explain-lead.ts';
import { overrideAssignment } from '../../../src/services/ownership/override-assignment.ts';
import { correctQuarantined } from '../../../src/services/quarantine/correct-quarantined.ts';
import { discardQuarantined } from '../../../src/services/quarantine/discard-quarantined.ts';
import { loadQuarantine } from '../../../src/services/quarantine/load-quarantine.ts';
import { loadQuarantineCard } from '../../../src/services/quarantine/load-quarantine-card.ts';
import { releaseQuarantined } from '../../../src/services/quarantine/release-quarantined.ts';
import { askedAbout, auditActions, GUEST, MIA, rep, withoutTrace } from '../../support/cast.ts';
import { expectSound } from '../../support/invariants.ts';
import { createWorld, POLICY, type World } from '../../support/world.ts';

const ACCOUNTS = `id,name,domain,owner,crm_id,status,parent_id
globex,Globex,globex.test,ben,1,prospect,
initech,Initech,initech.test,cleo,2,prospect,
daughter,Globex DE,globex.de,,3,prospect,globex
`;
const OWNERS = POLICY.replace(
  'rules:',
  'rules:\n  - { id: owned, when: { account.matched: true }, assign: { to: account_owner } }',
);
/** The CRM id of one company, the mail of another. */
const MIXED_UP = { crm: { account_id: '2' }, company: { name: 'Globex' } };

async function open(more: Record<string, unknown> = MIXED_UP, email = 'dana@globex.test') {
  const world = await createWorld({ policy: OWNERS, accounts: ACCOUNTS });
  const leadId = await world.submit(email, more);
  await world.settle();
  return { world, leadId };
}

const release = (world: World, leadId: string, actor = MIA) =>
  releaseQuarantined(world.ctx, { leadId, actor });
const discard = (world: World, leadId: string, reason: 'spam' | 'other' = 'spam') =>
  discardQuarantined(world.ctx, { leadId, reason, note: null, actor: MIA });
const stateOf = async (world: World, leadId: string) =>
  (await findLead(world.db.read, leadId))?.state;

describe('a contradiction', () => {
  test('is stopped with its reason in the explanation, and the managers get one card', async () => {
    const { world, leadId } = await open();
    expect(await findLead(world.db.read, leadId)).toMatchObject({
      state: 'quarantined',
      heldFor: { code: 'quarantine.crm_mismatch' },
    });
    const explained = await explainLead(world.ctx, { leadId });
    expect(explained).toMatchObject({
      rules: [
        { rule: 'built-in: doubtful leads', won: true },
        { rule: 'owned', matched: true, won: false },
        { rule: 'rest', matched: true, won: false },
      ],
      decision: {
        outcome: 'quarantined',
        reason_codes: ['quarantine.crm_mismatch'],
        reasons: ['its CRM id names Initech, but its mail comes from Globex'],
      },
    });
    expect(world.posts.map(({ to, card }) => [to, card.kind])).toEqual([
      ['C0MANAGERS', 'quarantine'],
    ]);
  });

  test('of the company and the mail is one as well', async () => {
    const { world, leadId } = await open({ company: { domain: 'initech.test' } });
    expect((await findLead(world.db.read, leadId))?.heldFor?.code).toBe(
      'quarantine.domain_mismatch',
    );
  });

  test.each<[string, Record<string, unknown>]>([
    ['a meeting that is booked', { ...MIXED_UP, meeting: { starts_at: '2026-11-24T10:00:00Z' } }],
    ['a test', { ...MIXED_UP, test: true }],
    ['a daughter of the same company', { crm: { account_id: '3' } }],
    ['a company that nobody knows', { company: { domain: 'umbrella.test' } }],
  ])('is none in %s', async (_, more) => {
    const { world, leadId } = await open(more);
    expect(await stateOf(world, leadId)).not.toBe('quarantined');
  });
});

describe('a release', () => {
  test('brings it to the owner, and no decision stops it again', async () => {
    const { world, leadId } = await open();
    const was = await release(world, leadId);
    expect(was).toMatchObject({ outcome: 'released', state: 'offered', rep: 'Cleo Wu' });
    await world.settle();
    expect((await askedAbout(world, leadId)).repId).toBe('cleo');
    expect(await findLead(world.db.read, leadId)).toMatchObject({ reviewAt: null, heldFor: null });
    expect(await auditActions(world, leadId)).toEqual([
      'lead.received',
      'lead.quarantined',
      'lead.cleared',
      'lead.offered',
      'offer.delivered',
    ]);
    await world.advance('20m');
    expect(await stateOf(world, leadId)).toBe('offered');
    await expectSound(world.db);
  });

  test('is for managers, changes nothing for anybody else, and works once', async () => {
    const { world, leadId } = await open();
    const refused = await withoutTrace(world, () => release(world, leadId, rep('ana')));
    expect(refused).toMatchObject({ outcome: 'not_permitted', allowed: ['Lou Adam', 'Mia Chen'] });
    expect(await withoutTrace(world, () => release(world, leadId, GUEST))).toEqual({
      outcome: 'stranger',
    });
    const corrections = { 'person.email': 'dana@initech.test' };
    const mend = () => correctQuarantined(world.ctx, { leadId, corrections, actor: rep('ana') });
    expect(await withoutTrace(world, mend)).toMatchObject({ outcome: 'not_permitted' });
    const two = await Promise.all([release(world, leadId), release(world, leadId)]);
    expect(two.map(({ outcome }) => outcome)).toEqual(['released', 'not_quarantined']);
    const again = await withoutTrace(world, () => release(world, leadId));
    expect(again).toMatchObject({ outcome: 'not_quarantined', rep: 'Cleo Wu', state: 'offered' });
    await expectSound(world.db);
  });

  test('is not undone by a person who writes too often', async () => {
    const { world, leadId } = await open();
    await release(world, leadId);
    for (let n = 0; n < 25; n++) await world.submit('dana@globex.test', MIXED_UP);
    expect(await stateOf(world, leadId)).toBe('offered');
  });

  test('settles the card, which says who did what', async () => {
    const { world, leadId } = await open();
    await release(world, leadId);
    await world.settle();
    expect(world.updates.at(-1)?.card).toMatchObject({
      kind: 'quarantine',
      settled: { as: 'released', by: 'Mia Chen', rep: 'Cleo Wu' },
    });
  });

  test('before the card has left makes it unnecessary', async () => {
    const world = await createWorld({ policy: OWNERS, accounts: ACCOUNTS });
    const leadId = await world.submit('dana@globex.test', MIXED_UP);
    world.failNextPost(Object.assign(new Error('not yet'), { code: 'x' }));
    await world.settle();
    await release(world, leadId);
    await world.advance('5m');
    expect(world.posts.map(({ card }) => card.kind)).not.toContain('quarantine');
  });
});

test('a lead given to a rep out of quarantine settles its card too', async () => {
  const { world, leadId } = await open();
  const given = { leadId, toRepId: 'ana', reason: 'knows them', final: false, actor: MIA };
  await overrideAssignment(world.ctx, given);
  const card = await loadQuarantineCard(world.ctx, { leadId });
  expect(card?.settled).toMatchObject({ as: 'given', by: 'Mia Chen', rep: 'Ana Ruiz' });
});

describe('a discard', () => {
  test('closes with the reason, deletes nothing, and is undone by restore', async () => {
    const { world, leadId } = await open();
    expect(await discard(world, leadId)).toMatchObject({ outcome: 'discarded', closeAs: 'bad' });
    expect(await findLead(world.db.read, leadId)).toMatchObject({
      state: 'closed',
      closeOutcome: 'bad',
      closeReason: 'spam',
      reviewAt: null,
    });
    const card = await loadQuarantineCard(world.ctx, { leadId });
    expect(card?.settled).toMatchObject({ as: 'discarded', reason: 'spam' });
    expect(await discard(world, leadId)).toMatchObject({ outcome: 'not_quarantined' });
    await restoreLead(world.ctx, { leadId, actor: MIA });
    await world.settle();
    expect(await stateOf(world, leadId)).toBe('offered');
  });

  test('as something else wants a note', async () => {
    const { world, leadId } = await open();
    expect(await withoutTrace(world, () => discard(world, leadId, 'other'))).toEqual({
      outcome: 'note_missing',
    });
  });

  test('as spam keeps the same person quiet for the living window, and nobody else', async () => {
    const { world, leadId } = await open();
    await discard(world, leadId);
    await world.settle();
    const before = world.posts.length;
    expect(await world.submit('dana@globex.test', { request: { form: 'demo' } })).toBe(leadId);
    await world.settle();
    expect(world.posts).toHaveLength(before);
    expect(await findLead(world.db.read, leadId)).toMatchObject({ state: 'closed', touchCount: 2 });
    expect(await world.submit('kim@globex.test')).not.toBe(leadId);
    world.pass('31d');
    expect(await world.submit('dana@globex.test')).not.toBe(leadId);
  });

  test('as spam stays discarded however often the machine behind it writes', async () => {
    const { world, leadId } = await open();
    await discard(world, leadId);
    for (let n = 0; n < 25; n++) await world.submit('dana@globex.test');
    expect(await stateOf(world, leadId)).toBe('closed');
  });

  test('by an ordinary close as bad keeps nobody quiet', async () => {
    const { world, leadId } = await open({});
    await closeLead(world.ctx, { leadId, closeAs: 'bad', reason: null, actor: MIA });
    expect(await world.submit('dana@globex.test')).not.toBe(leadId);
  });

  test('that was undone keeps nobody quiet', async () => {
    const { world, leadId } = await open();
    await discard(world, leadId);
    await restoreLead(world.ctx, { leadId, actor: MIA });
    await closeLead(world.ctx, { leadId, closeAs: 'qualified', reason: null, actor: MIA });
    expect(await world.submit('dana@globex.test')).not.toBe(leadId);
  });
});

test('the queue is for managers, a page at a time, the oldest first', async () => {
  const world = await createWorld({ policy: OWNERS, accounts: ACCOUNTS });
  const ids: string[] = [];
  for (let n = 0; n < 12; n++) {
    ids.push(await world.submit(`dana${n}@globex.test`, MIXED_UP));
    await world.advance('1m');
  }
  const first = await loadQuarantine(world.ctx, { actor: MIA });
  expect(first).toMatchObject({ outcome: 'listed', waiting: 12, spam: 0, page: 0, pages: 2 });
  if (first.outcome !== 'listed') return;
  expect(first.rows.map(({ leadId }) => leadId)).toEqual(ids.slice(0, 10));
  const last = await loadQuarantine(world.ctx, { actor: MIA, page: 7 });
  expect(last).toMatchObject({ page: 1, rows: ids.slice(10).map((leadId) => ({ leadId })) });
  const refused = await loadQuarantine(world.ctx, { actor: rep('ana') });
  expect(refused.outcome).toBe('not_permitted');
});
