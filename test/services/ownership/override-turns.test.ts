import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { loadLags } from '../../../src/db/leads/ledger-store.ts';
import { LEAD_UNITS } from '../../../src/routing/model/decision.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { declineOffer } from '../../../src/services/offer/decline-offer.ts';
import { giveBack } from '../../../src/services/ownership/give-back.ts';
import { overrideAssignment } from '../../../src/services/ownership/override-assignment.ts';
import { undoLast } from '../../../src/services/ownership/undo-last.ts';
import { askedAbout, lagSums, MIA, offeredLead } from '../../support/cast.ts';
import { expectSound } from '../../support/invariants.ts';
import { createWorld, POLICY, ROSTER, type World } from '../../support/world.ts';

const HALF = LEAD_UNITS / 2;
const roster = ROSTER.replaceAll(/(ana|ben)@acme.test,/g, '$1@acme.test, skills: [es],');
/** Spain has turns of its own, for those who speak Spanish; everything else has the pool's. */
const policyWith = (more = '') =>
  POLICY.replace('channel: C0EMEA', `channel: C0EMEA, ${more}`).replace(
    'rules:\n',
    `segments: [{ id: spain, when: { company.country: ES } }, { id: others }]
rules:
  - { id: es, when: { company.country: ES }, assign: { pool: emea, queue: spain, require_skills: [es] } }
`,
  );
const COUNTING = policyWith('count_overrides: true');
const SILENT = policyWith('count_overrides: false');

async function spanish(policy: string) {
  const world = await createWorld({ roster, policy });
  const leadId = await world.submit('dana@globex.test', { company: { country: 'ES' } });
  await world.settle();
  return { world, ...(await askedAbout(world, leadId)) };
}

const give = (world: World, leadId: string, toRepId: string, final = false) =>
  overrideAssignment(world.ctx, { leadId, toRepId, reason: 'workload', final, actor: MIA });
const lags = ({ db }: World) => loadLags(db.read);

describe('an override that counts is a draw', () => {
  test('in the queue of the rule, over those who could have had it', async () => {
    const { world, leadId, repId } = await spanish(COUNTING);
    expect(repId).toBe('ana');
    await give(world, leadId, 'ben');
    expect(await lags(world)).toEqual({ spain: { ana: HALF, ben: -HALF } });
  });

  test('that charges the whole lead to who could not', async () => {
    const { world, leadId } = await spanish(COUNTING);
    await give(world, leadId, 'cleo', true);
    expect(await lags(world)).toEqual({ spain: { ana: HALF, ben: HALF, cleo: -2 * HALF } });
  });

  test('without those whom the rule leaves out', async () => {
    const policy = COUNTING.replace('queue: spain,', 'queue: spain, exclude: [cleo, ben],');
    const { world, leadId } = await spanish(policy.replace('require_skills: [es] }', '}'));
    await give(world, leadId, 'ana', true);
    expect((await lags(world)).spain?.cleo ?? 0).toBe(0);
  });

  test('also of a lead that waits on hold after it was declined', async () => {
    const { world, leadId, offerId, actor } = await spanish(COUNTING);
    await declineOffer(world.ctx, { offerId, reasonId: 'bad_lead', note: null, actor });
    expect((await findLead(world.db.read, leadId))?.state).toBe('held');
    await give(world, leadId, 'ben');
    expect(await lags(world)).toEqual({ spain: { ana: HALF, ben: -HALF } });
  });
});

describe('an override that does not count touches nobody', () => {
  test('while the lead is offered: the first rep’s turn comes back', async () => {
    const { world, leadId } = await spanish(SILENT);
    await give(world, leadId, 'ben');
    expect(await lags(world)).toEqual({ spain: { ana: 0, ben: 0 } });
  });

  test('once the lead is claimed: the turn it used stays used', async () => {
    const { world, leadId, offerId, actor } = await spanish(SILENT);
    await claimOffer(world.ctx, { offerId, actor });
    const before = await lags(world);
    await give(world, leadId, 'cleo', true);
    expect(await lags(world)).toEqual(before);
  });
});

describe.each([
  ['counts', COUNTING],
  ['does not count', SILENT],
])('undo of an override that %s', (_, policy) => {
  test.each([
    ['offered', false, false],
    ['offered for good', false, true],
    ['claimed', true, false],
    ['claimed for good', true, true],
  ])('leaves every turn as it was: %s', async (_name, claimed, final) => {
    const { world, leadId, offerId, actor } = await spanish(policy);
    if (claimed) await claimOffer(world.ctx, { offerId, actor });
    const before = await lags(world);
    await world.advance('1m');
    await give(world, leadId, 'ben', final);
    await world.advance('1m');
    const undone = await undoLast(world.ctx, { leadId, actor: MIA });
    expect(undone).toMatchObject({ outcome: 'override_undone', owns: claimed });
    expect(trimmed(await lags(world))).toEqual(trimmed(before));
    await expectSound(world.db);
  });
});

/** Who is owed nothing may stand there or not. */
function trimmed(queues: Record<string, Record<string, number>>) {
  return Object.entries(queues).flatMap(([queue, of]) =>
    Object.entries(of).flatMap(([repId, lag]) => (lag === 0 ? [] : [`${queue} ${repId} ${lag}`])),
  );
}

const DEEDS = ['claim', 'decline', 'refund', 'give', 'final', 'back', 'undo'] as const;
const deed = fc.record({
  what: fc.constantFrom(...DEEDS),
  lead: fc.nat(3),
  to: fc.constantFrom('ana', 'ben', 'cleo', 'mia'),
});

async function play(world: World, leadId: string, { what, to }: { what: string; to: string }) {
  const asked = await askedAbout(world, leadId).catch(() => null);
  const act = asked ?? { leadId, offerId: '', repId: '', actor: MIA };
  switch (what) {
    case 'claim':
      return claimOffer(world.ctx, act);
    case 'decline':
    case 'refund': {
      const reasonId = what === 'refund' ? 'wrong_language' : 'full';
      return declineOffer(world.ctx, { ...act, reasonId, note: null });
    }
    case 'back':
      return giveBack(world.ctx, { leadId, reason: null, actor: MIA });
    case 'undo':
      return undoLast(world.ctx, { leadId, actor: MIA });
    default:
      return give(world, leadId, to, what === 'final');
  }
}

test('the lags of every queue sum to 0 after each step, whatever people do', async () => {
  const policies = fc.constantFrom(COUNTING, SILENT);
  const deeds = fc.array(deed, { minLength: 8, maxLength: 16 });
  await fc.assert(
    fc.asyncProperty(policies, deeds, async (policy, all) => {
      const world = await createWorld({ roster, policy });
      const leads = [(await offeredLead(world)).leadId];
      for (const n of [1, 2, 3]) {
        leads.push(await world.submit(`a@c${n}.test`, { company: { country: 'ES' } }));
      }
      await world.settle();
      for (const one of all) {
        await play(world, leads[one.lead] ?? '', one);
        for (const sum of await lagSums(world.db)) expect(sum).toBe(0);
        await world.advance('10s');
      }
      await expectSound(world.db);
    }),
    { numRuns: 5 },
  );
});
