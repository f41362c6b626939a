import { describe, expect, test } from 'vitest';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { loadLags } from '../../../src/db/leads/ledger-store.ts';
import { closeLead } from '../../../src/services/closing/close-lead.ts';
import { explainLead } from '../../../src/services/look-up/explain-lead.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { declineOffer } from '../../../src/services/offer/decline-offer.ts';
import { setAvailability } from '../../../src/services/people/set-availability.ts';
import { askedAbout, MIA, rep } from '../../support/cast.ts';
import { inEnglish } from '../../support/in-english.ts';
import { expectSound } from '../../support/invariants.ts';
import { createWorld, POLICY, ROSTER, type World } from '../../support/world.ts';

const ACCOUNTS = `id,name,domain,owner,status
globex,Globex,globex.test;globex.example,cleo,customer
rivals,Rivals,rivals.test,ana,competitor
quiet,Quiet,quiet.test,ana,do_not_contact
free,Free,free.test,,prospect
`;
const OWNED = POLICY.replace(
  'rules:\n',
  'rules:\n  - { id: owned, when: { account.matched: true, account.status: prospect }, assign: { to: account_owner } }\n',
);

const open = (more: Parameters<typeof createWorld>[0] = {}) =>
  createWorld({ accounts: ACCOUNTS, policy: OWNED, ...more });

async function send(world: World, email: string, more: Record<string, unknown> = {}) {
  const leadId = await world.submit(email, more);
  await world.settle();
  return leadId;
}
const holderOf = async (world: World, leadId: string) => (await askedAbout(world, leadId)).repId;
const stateOf = async (world: World, leadId: string) =>
  (await findLead(world.db.read, leadId))?.state;

describe('a customer', () => {
  test('goes to the owner whoever’s turn it is, uses no turn, and both colleagues reach one rep', async () => {
    const world = await open();
    for (const name of ['dana', 'eli', 'fay']) {
      expect(await holderOf(world, await send(world, `${name}@globex.test`))).toBe('cleo');
    }
    expect(await loadLags(world.db.read)).toEqual({});
    await expectSound(world.db);
  });

  test('goes by the rules while the owner is Away without a cover, and the manager is told', async () => {
    const world = await open();
    await setAvailability(world.ctx, { repId: 'cleo', away: { until: null }, actor: MIA });
    const leadId = await send(world, 'dana@globex.test');
    const { repId, offerId, actor } = await askedAbout(world, leadId);
    expect(repId).not.toBe('cleo');
    const [notice, ...more] = inEnglish(world.posts).filter(({ card }) => card.kind === 'notice');
    expect(notice).toMatchObject({ to: 'C0EMEA', card: { title: 'Owner is away: globex.test' } });
    const explained = await explainLead(world.ctx, { leadId });
    expect(explained?.rules).toContainEqual(
      expect.objectContaining({ rule: 'built-in: customers', won: false }),
    );
    await declineOffer(world.ctx, { offerId, actor, reasonId: 'full', note: null });
    await world.settle();
    expect(more).toEqual([]);
    expect(world.posts.filter(({ card }) => card.kind === 'notice')).toHaveLength(1);
  });

  test('waits for the owner’s shift, and the manager is told once', async () => {
    const roster = ROSTER.replace(
      'email: cleo@acme.test, manager: mia',
      'email: cleo@acme.test, manager: mia, hours: { tue: ["09:00-17:00"] }',
    );
    const world = await open({ roster });
    const leadId = await send(world, 'dana@globex.test');
    expect(await stateOf(world, leadId)).toBe('scheduled');
    const told = inEnglish(world.posts).filter(({ card }) => card.kind === 'notice');
    expect(told).toMatchObject([
      { to: 'C0MANAGERS', card: { title: expect.stringMatching(/^Waits for Cleo Wu/) } },
    ]);
    await world.advance('23h');
    expect(await holderOf(world, leadId)).toBe('cleo');
  });

  test('goes to the cover while the owner is Away, and by the rules when there is none', async () => {
    const world = await open();
    const away = { repId: 'cleo', away: { until: null }, actor: MIA };
    await setAvailability(world.ctx, { ...away, coverId: 'ben' });
    expect(await holderOf(world, await send(world, 'dana@globex.test'))).toBe('ben');
    await setAvailability(world.ctx, { ...away, coverId: null });
    const leadId = await send(world, 'x@globex.example');
    expect(await holderOf(world, leadId)).toBe('ben');
    expect(await explainLead(world.ctx, { leadId })).toMatchObject({
      decision: { rule: 'rest', reason_codes: ['owner.same_company'] },
    });
  });

  test('of an owner who says nothing goes on by the rules', async () => {
    const world = await open();
    const leadId = await send(world, 'dana@globex.test');
    await world.advance('15m');
    await world.advance('2m');
    expect(await holderOf(world, leadId)).not.toBe('cleo');
  });

  test('reaches an owner who is full', async () => {
    const roster = ROSTER.replace(
      'email: cleo@acme.test, manager: mia',
      'email: cleo@acme.test, manager: mia, capacity: { open: 1 }',
    );
    const world = await open({ roster });
    const first = await send(world, 'dana@globex.test');
    expect([
      await holderOf(world, first),
      await holderOf(world, await send(world, 'e@globex.test')),
    ]).toEqual(['cleo', 'cleo']);
  });
});

describe('two colleagues of a company nobody owns', () => {
  test('reach one rep, though they write in the same second', async () => {
    const world = await open();
    const leads = [await world.submit('dana@initech.test'), await world.submit('eli@initech.test')];
    await world.settle();
    const [first, second] = [
      await holderOf(world, leads[0] ?? ''),
      await holderOf(world, leads[1] ?? ''),
    ];
    expect(second).toBe(first);
    const others = await holderOf(world, await send(world, 'gus@hooli.test'));
    expect(others).not.toBe(first);
    await expectSound(world.db);
  });

  test('reach two where the policy says that companies do not stick', async () => {
    const world = await open({ policy: `${OWNED}sticky_for: 0\n` });
    const first = await holderOf(world, await send(world, 'dana@initech.test'));
    expect(await holderOf(world, await send(world, 'eli@initech.test'))).not.toBe(first);
  });

  test('stay with the owner of a closed lead for 90 days, and no longer', async () => {
    const world = await open();
    const first = await send(world, 'dana@initech.test');
    const asked = await askedAbout(world, first);
    await claimOffer(world.ctx, asked);
    await closeLead(world.ctx, { leadId: first, closeAs: 'qualified', reason: null, actor: MIA });
    for (let i = 0; i < 3; i++) await send(world, `p@other${i}.test`);
    world.pass('89d');
    const later = await send(world, 'eli@initech.test');
    expect(await holderOf(world, later)).toBe(asked.repId);
    await closeLead(world.ctx, { leadId: later, closeAs: 'bad', reason: null, actor: MIA });
    world.pass('2d');
    const fresh = await send(world, 'fay@initech.test');
    expect(await explainLead(world.ctx, { leadId: fresh })).toMatchObject({
      decision: { reason_codes: [expect.stringMatching(/^tie\./)] },
    });
  });

  test('part where one is declined by the rep who has the other', async () => {
    const world = await open();
    const first = await holderOf(world, await send(world, 'dana@initech.test'));
    const second = await send(world, 'eli@initech.test');
    const { offerId } = await askedAbout(world, second);
    const answer = { offerId, reasonId: 'conflict', note: null, actor: rep(first) };
    await declineOffer(world.ctx, answer);
    expect(await holderOf(world, second)).not.toBe(first);
  });

  test('people with free mail are no colleagues', async () => {
    const world = await open();
    const first = await holderOf(world, await send(world, 'dana@gmail.com'));
    expect(await holderOf(world, await send(world, 'eli@gmail.com'))).not.toBe(first);
  });
});

describe('not every lead is for sales', () => {
  test.each([
    ['a competitor', 'ceo@rivals.test', 'competitor'],
    ['an account that wants no calls', 'dana@quiet.test', 'do_not_contact'],
  ])('%s is stored and routed to nobody', async (_, email, reason) => {
    const world = await open();
    const lead = await findLead(world.db.read, await send(world, email));
    expect(lead).toMatchObject({ state: 'closed', closeOutcome: 'no_route', closeReason: reason });
    expect(world.posts).toEqual([]);
  });

  test('a meeting that is booked is its host’s at once: card, owner, and first touch after it', async () => {
    const world = await open();
    const meeting = { host: 'Ben@acme.test', starts_at: '2026-11-23T15:00:00Z' };
    const leadId = await send(world, 'dana@hooli.test', { meeting });
    const lead = await findLead(world.db.read, leadId);
    expect(lead).toMatchObject({ state: 'claimed', ownerId: 'ben' });
    expect(world.posts).toMatchObject([{ to: 'U0BEN', card: { settled: { asHost: true } } }]);
    expect(world.events.map(({ type }) => type)).toContain('crm.owner_set');
    expect(await explainLead(world.ctx, { leadId })).toMatchObject({
      decision: { rule: 'built-in: booked meetings', reason_codes: ['owner.meeting_host'] },
      clocks: expect.arrayContaining([
        expect.objectContaining({ kind: 'first_touch', due_at: new Date('2026-11-23T19:00:00Z') }),
      ]),
    });
    await expectSound(world.db);
  });

  test('a host nobody knows leaves the lead to the rules', async () => {
    const world = await open();
    const leadId = await send(world, 'dana@hooli.test', { meeting: { host: 'x@else.test' } });
    expect(await stateOf(world, leadId)).toBe('offered');
  });
});
