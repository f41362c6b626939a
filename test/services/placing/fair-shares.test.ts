import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { listDecisions } from '../../../src/db/leads/decision-store.ts';
import { loadLedger } from '../../../src/db/leads/ledger-store.ts';
import { applyChanges } from '../../../src/routing/fairness/ledger.ts';
import { policySchema } from '../../../src/routing/model/policy/policy.ts';
import { reasonText } from '../../../src/routing/model/reasons.ts';
import { rosterSchema } from '../../../src/routing/model/workspace/roster.ts';
import { checkPolicy } from '../../../src/routing/policy/checks/check-policy.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { declineOffer } from '../../../src/services/offer/decline-offer.ts';
import { housekeep } from '../../../src/services/operations/housekeep.ts';
import { overrideAssignment } from '../../../src/services/ownership/override-assignment.ts';
import { undoLast } from '../../../src/services/ownership/undo-last.ts';
import { followSlackUser } from '../../../src/services/people/follow-slack-user.ts';
import { setAvailability } from '../../../src/services/people/set-availability.ts';
import { askedAbout, lagSums, MIA } from '../../support/cast.ts';
import { expectSound } from '../../support/invariants.ts';
import { expectRecomputed } from '../../support/recomputed.ts';
import { createWorld, POLICY, ROSTER, type World } from '../../support/world.ts';

const roster = ROSTER.replace('ana@acme.test,', 'ana@acme.test, skills: [es],');
const policyWith = (more: string) =>
  POLICY.replace('channel: C0EMEA', `channel: C0EMEA, ${more}`).replace(
    'rules:\n',
    `rules:
  - { id: es, when: { company.country: ES }, assign: { pool: emea, require_skills: [es] } }
`,
  );
const open = (more: string) => createWorld({ roster, policy: policyWith(more) });

let count = 0;
async function newLead(world: World, country = 'DE') {
  count += 1;
  const leadId = await world.submit(`p${count}@c${count}.test`, { company: { country } });
  await world.settle();
  return askedAbout(world, leadId);
}
async function claimNext(world: World, country?: string): Promise<string> {
  const { offerId, actor, repId } = await newLead(world, country);
  await claimOffer(world.ctx, { offerId, actor });
  return repId;
}
const setAway = (world: World, repId: string, isAway = true) =>
  setAvailability(world.ctx, { repId, away: isAway ? { until: null } : null, actor: MIA });
const emea = async ({ db }: World) => {
  const { lags, catchUps } = await loadLedger(db.read);
  return { lags: lags.emea ?? {}, catchUps: catchUps.emea ?? {} };
};

/** What stands in the ledger is the sum of the turns that were not given back. */
async function expectBooked(world: World): Promise<void> {
  const { draws, lags } = world.db.t;
  const taken = (await world.db.read.select().from(draws)).filter(({ refundedAt }) => !refundedAt);
  for (const { queue, repId, lag, catchUp } of await world.db.read.select().from(lags)) {
    const own = taken.filter((draw) => draw.queue === queue);
    const sum = own.reduce((all, { changes }) => applyChanges(all, changes), {});
    const promised = own.reduce((all, draw) => applyChanges(all, draw.promised ?? {}), {});
    const booked = {
      lag: 0,
      catchUp: 0,
      ...only(sum, repId, 'lag'),
      ...only(promised, repId, 'catchUp'),
    };
    expect({ repId, lag, catchUp }).toEqual({ repId, ...booked });
  }
  await expectSound(world.db);
  expect(await expectRecomputed(world.db)).toBeGreaterThan(0);
}

const only = (sums: Record<string, number>, repId: string, as: string) =>
  sums[repId] === undefined ? {} : { [as]: sums[repId] };

describe('a pool that lets people catch up', () => {
  const CATCH_UP = 'catch_up: { leads: 2, one_in: 2 }';

  test('keeps what an absent rep missed, and pays it when they are back', async () => {
    const world = await open(CATCH_UP);
    await setAway(world, 'ben');
    for (let n = 0; n < 9; n += 1) await claimNext(world);
    expect((await emea(world)).catchUps).toEqual({ ben: 2_000_000 });
    await setAway(world, 'ben', false);
    const got: string[] = [];
    for (let n = 0; n < 18; n += 1) got.push(await claimNext(world));
    expect(got.filter((one) => one === 'ben')).toHaveLength(8);
    expect((await emea(world)).catchUps).toEqual({});
    await expectBooked(world);
  });

  test('says so beside the reason for the choice', async () => {
    const world = await open(CATCH_UP);
    await setAway(world, 'ben');
    for (let n = 0; n < 6; n += 1) await claimNext(world);
    await setAway(world, 'ben', false);
    let asked = await newLead(world);
    while (asked.repId !== 'ben') asked = await newLead(world);
    const [decision] = await listDecisions(world.db.read, asked.leadId);
    const told = decision?.reasons.map((reason) => reasonText(reason));
    expect(told).toContainEqual(
      expect.stringMatching(/^catches up on an absence \(\d\.\d\d to go\)$/),
    );
  });

  test('gives both back with a turn, and takes both again when that is undone', async () => {
    const world = await open(CATCH_UP);
    await setAway(world, 'ben');
    const { leadId, offerId, actor } = await newLead(world);
    const before = await emea(world);
    expect(before.catchUps.ben).toBeGreaterThan(0);
    await declineOffer(world.ctx, { offerId, actor, reasonId: 'bad_lead', note: null });
    expect(await emea(world)).toMatchObject({ catchUps: {}, lags: { ben: 0 } });
    world.pass('10s');
    await undoLast(world.ctx, { leadId, offerId, actor });
    expect(await emea(world)).toEqual(before);
    await expectBooked(world);
  });

  test('forgets what somebody missed who left long ago', async () => {
    const world = await open(CATCH_UP);
    await setAway(world, 'ben');
    await claimNext(world);
    await followSlackUser(world.ctx, { userId: 'U0BEN', deleted: true });
    world.pass('90d');
    world.pass('17h');
    await housekeep(world.ctx);
    expect((await emea(world)).catchUps).toEqual({});
    expect(await lagSums(world.db)).toEqual([0]);
  });
});

test('a newcomer is asked from the first day on, and until then it says when that is', async () => {
  const world = await open(
    'ramps: { ana: { from: 2026-11-24, steps: ["50% for 7d"] } }, timezone: Europe/Madrid',
  );
  const asked = await newLead(world, 'ES');
  const [decision] = await listDecisions(world.db.read, asked.leadId);
  const ana = decision?.candidates.find((one) => one.rep === 'ana');
  expect(ana).toMatchObject({ eligible: false, why: { code: 'pool.starts' } });
  expect(ana && reasonText(ana.why)).toBe('starts on 2026-11-24');
  world.pass('14h');
  const after = await newLead(world, 'ES');
  expect(after.repId).toBe('ana');
  await claimNext(world);
  expect((await emea(world)).lags.ana).toBe(200_000);
  await expectBooked(world);
});

describe('a pool that counts the load', () => {
  test('lets a speciality use up its share of the rest', async () => {
    const world = await open('count: load');
    for (let n = 0; n < 2; n += 1) expect(await claimNext(world, 'ES')).toBe('ana');
    expect((await emea(world)).lags).toEqual({ ana: -1_333_332, ben: 666_666, cleo: 666_666 });
    const got: string[] = [];
    for (let n = 0; n < 4; n += 1) got.push(await claimNext(world));
    expect(got).not.toContain('ana');
    await expectBooked(world);
  });

  test('credits the same people where a manager gives the lead by hand', async () => {
    const world = await open('count: load, count_overrides: true');
    const { leadId } = await newLead(world, 'ES');
    await overrideAssignment(world.ctx, {
      leadId,
      toRepId: 'cleo',
      reason: 'workload',
      final: true,
      actor: MIA,
    });
    expect((await emea(world)).lags).toEqual({ ana: 333_333, ben: 333_333, cleo: -666_666 });
    await expectBooked(world);
  });
});

test('the example of docs/fairness.md is a part of a policy', () => {
  const page = readFileSync(new URL('../../../docs/fairness.md', import.meta.url), 'utf8');
  const [, text = ''] = /```yaml\n(.*?)```/s.exec(page) ?? [];
  const whole = { ...parseDocument(POLICY).toJS(), ...parseDocument(text).toJS() };
  const parsed = policySchema.parse(whole);
  expect(checkPolicy(parsed, rosterSchema.parse(parseDocument(ROSTER).toJS()))).toEqual([]);
});
