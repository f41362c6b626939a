import { array, assert as assertAll, asyncProperty, constantFrom, nat, record } from 'fast-check';
import { expect, test } from 'vitest';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { loadLoads } from '../../../src/db/leads/ledger-store.ts';
import { listAssignments } from '../../../src/db/leads/reopen-store.ts';
import type { Actor } from '../../../src/routing/model/actor.ts';
import { closeLead } from '../../../src/services/closing/close-lead.ts';
import { mergeLeads } from '../../../src/services/closing/merge-leads.ts';
import { restoreLead } from '../../../src/services/closing/restore-lead.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { declineOffer } from '../../../src/services/offer/decline-offer.ts';
import { giveBack } from '../../../src/services/ownership/give-back.ts';
import { overrideAssignment } from '../../../src/services/ownership/override-assignment.ts';
import { undoLast } from '../../../src/services/ownership/undo-last.ts';
import { sendTestLead } from '../../../src/services/people/send-test-lead.ts';
import { setAvailability } from '../../../src/services/people/set-availability.ts';
import { applyWorkspace } from '../../../src/services/workspace/apply-workspace.ts';
import { askedAbout, MIA, rep } from '../../support/cast.ts';
import { expectSound } from '../../support/invariants.ts';
import { createWorld, POLICY, ROSTER, type World } from '../../support/world.ts';

const CAPS: Record<string, number> = { ana: 4, ben: 3, cleo: 5 };
const POOLS = `pools:
  - { id: emea, members: { ana: 100, ben: 100 }, manager: mia, overflow: apac }
  - { id: apac, members: { ana: 100, cleo: 100 }, manager: mia }
segments:
  - { id: large, when: { company.employees: { gte: 1000 } }, units: 3 }
  - { id: rest }
rules:
  - { id: far, when: { company.country: JP }, assign: { pool: apac } }
`;

const SHELL: Actor = { kind: 'cli', osUser: 'test' };
const ROSTER_OF_THREE = ROSTER.replaceAll(
  /\{ id: (ana|ben|cleo),/g,
  (_, id: string) => `{ id: ${id}, capacity: { open: ${CAPS[id]} },`,
);
const POLICY_OF_TWO = POLICY.replace(/pools:[\s\S]*?rules:\n/, POOLS).replace(
  'fallback: { pool: emea }',
  'fallback: { pool: apac }',
);

const openWorld = () => createWorld({ roster: ROSTER_OF_THREE, policy: POLICY_OF_TWO });

const size = (isLarge: boolean) => ({ employees: isLarge ? 2_000 : 20 });
const submit = (world: World, n: number, company: object) =>
  world.submit(`p${n}@c${n}.test`, { company });

async function heldBy(world: World, repId: string): Promise<number> {
  return (await loadLoads(world.db.read)).get(repId)?.open ?? 0;
}

const ACTS = [
  'submit',
  'submit',
  'submit',
  'claim',
  'claim',
  'decline',
  'override',
  'give back',
  'close',
  'close',
  'undo',
  'restore',
  'merge',
  'wait',
  'away',
  'test lead',
] as const;
/** A person may fill somebody past the cap; the router never does. */
const BY_HAND = new Set<string>(['override', 'undo', 'restore', 'away']);

const step = record({ act: constantFrom(...ACTS), which: nat(50), how: nat(50) });

async function act(world: World, ids: string[], { act: what, which, how }: Step): Promise<void> {
  const { ctx } = world;
  const leadId = ids[which % Math.max(1, ids.length)] ?? '';
  const lead = await findLead(world.db.read, leadId);
  const repId = ['ana', 'ben', 'cleo'][how % 3] ?? 'ana';
  const asked = lead?.state === 'offered' ? await askedAbout(world, leadId) : null;
  const owner = lead?.ownerId ? rep(lead.ownerId) : MIA;
  const reasonId = how % 2 ? 'full' : 'wrong_language';
  if (what === 'submit') {
    const company = { ...size(how % 3 === 0), country: how % 2 ? 'JP' : 'ES' };
    ids.push(await submit(world, ids.length, company));
  } else if (what === 'claim' && asked) await claimOffer(ctx, asked);
  else if (what === 'decline' && asked) await declineOffer(ctx, { ...asked, reasonId, note: null });
  else if (what === 'override') {
    const gift = { toRepId: repId, reason: 'x', final: how % 2 === 0, actor: MIA };
    await overrideAssignment(ctx, { leadId, ...gift });
  } else if (what === 'give back') await giveBack(ctx, { leadId, reason: null, actor: owner });
  else if (what === 'close') {
    await closeLead(ctx, { leadId, closeAs: 'stale', reason: null, actor: MIA });
  } else if (what === 'undo') await undoLast(ctx, { leadId, actor: how % 2 ? rep(repId) : MIA });
  else if (what === 'restore') await restoreLead(ctx, { leadId, actor: MIA });
  else if (what === 'merge') {
    const intoId = ids[how % Math.max(1, ids.length)] ?? '';
    await mergeLeads(ctx, { fromId: leadId, intoId, actor: MIA });
  } else if (what === 'wait') await world.advance(how % 2 ? '18m' : '3h');
  else if (what === 'away') {
    const away = how % 2 ? { until: null } : null;
    await setAvailability(ctx, { repId, away, actor: MIA });
  } else if (what === 'test lead') await sendTestLead(ctx, { repId, actor: MIA });
}
interface Step {
  act: (typeof ACTS)[number];
  which: number;
  how: number;
}

/** What would be counted by one who gives each lead a single place back, however large it is. */
async function naivelyHeld(world: World, ids: readonly string[]): Promise<number> {
  let places = 0;
  for (const id of ids) {
    for (const { state, units } of await listAssignments(world.db.read, id)) {
      places += state === 'open' ? units : units - 1;
    }
  }
  return places;
}

test('whatever happens to leads of one and of three units, each rep is counted as full as they are', async () => {
  let [naiveMisses, full] = [0, 0];
  const property = asyncProperty(array(step, { minLength: 20, maxLength: 45 }), async (steps) => {
    const world = await openWorld();
    const ids: string[] = [];
    for (const one of steps) {
      const before = await loadLoads(world.db.read);
      await act(world, ids, one);
      await world.settle();
      await expectSound(world.db);
      for (const [repId, { open }] of await loadLoads(world.db.read)) {
        const most = Math.max(CAPS[repId] ?? 0, before.get(repId)?.open ?? 0);
        if (!BY_HAND.has(one.act)) expect([repId, open <= most]).toEqual([repId, true]);
        if (open === most) full += 1;
      }
    }
    const held = [...(await loadLoads(world.db.read)).values()];
    const all = held.reduce((sum, { open }) => sum + open, 0);
    if ((await naivelyHeld(world, ids)) !== all) naiveMisses += 1;
    expect(world.errors).toEqual([]);
    await world.db.close();
  });
  await assertAll(property, { numRuns: 12, seed: 7, endOnFailure: true });
  // Caps were met, and who frees one place for a large lead is wrong nearly always.
  expect(full).toBeGreaterThan(25);
  expect(naiveMisses).toBeGreaterThan(8);
}, 60_000);

test('a large lead that is closed lets as many wait no longer as it had places', async () => {
  const world = await openWorld();
  const country = 'ES';
  const away = { until: null };
  await setAvailability(world.ctx, { repId: 'cleo', away, actor: MIA });
  await setAvailability(world.ctx, { repId: 'ana', away, actor: MIA });
  const large = await submit(world, 0, { ...size(true), country });
  const small: string[] = [];
  for (let n = 1; n <= 5; n++) small.push(await submit(world, n, { ...size(false), country }));
  await world.settle();
  const waiting = async () => {
    const leads = await Promise.all(small.map((id) => findLead(world.db.read, id)));
    return leads.filter((lead) => lead?.state === 'held').length;
  };
  expect([await heldBy(world, 'ben'), await waiting()]).toEqual([3, 5]);
  await closeLead(world.ctx, { leadId: large, closeAs: 'stale', reason: null, actor: MIA });
  await world.settle();
  expect([await heldBy(world, 'ben'), await waiting()]).toEqual([3, 2]);
});

test('what a lead has taken comes free as it was taken, whatever the policy says by then', async () => {
  const world = await openWorld();
  const large = await submit(world, 0, { ...size(true), country: 'ES' });
  await world.settle();
  const { repId } = await askedAbout(world, large);
  expect(await heldBy(world, repId)).toBe(3);
  const files = { roster: ROSTER_OF_THREE, policy: POLICY_OF_TWO.replace('units: 3', 'units: 2') };
  const how = { dryRun: false, prune: false, onto: null, actor: SHELL };
  expect((await applyWorkspace(world.ctx, { files, ...how })).outcome).toBe('applied');
  const toRepId = repId === 'ana' ? 'ben' : 'ana';
  const gift = { toRepId, reason: 'x', final: true, actor: MIA };
  await overrideAssignment(world.ctx, { leadId: large, ...gift });
  expect([await heldBy(world, repId), await heldBy(world, toRepId)]).toEqual([0, 2]);
  await undoLast(world.ctx, { leadId: large, actor: MIA });
  expect([await heldBy(world, repId), await heldBy(world, toRepId)]).toEqual([3, 0]);
  await expectSound(world.db);
});
