import { describe, expect, test } from 'vitest';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { loadReassignForm } from '../../../src/services/cards/load-reassign-form.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { declineOffer } from '../../../src/services/offer/decline-offer.ts';
import { extendOffer } from '../../../src/services/offer/extend-offer.ts';
import { giveBack } from '../../../src/services/ownership/give-back.ts';
import { overrideAssignment } from '../../../src/services/ownership/override-assignment.ts';
import { takeLead } from '../../../src/services/ownership/take-lead.ts';
import { undoLast } from '../../../src/services/ownership/undo-last.ts';
import { applyWorkspace } from '../../../src/services/workspace/apply-workspace.ts';
import { MIA, offeredLead, rep, withoutTrace } from '../../support/cast.ts';
import { createWorld, POLICY, ROSTER, type World } from '../../support/world.ts';

const LEO = rep('leo');
const LOU = rep('lou');
const ROOT = { kind: 'cli', osUser: 'root' } as const;

/** Leo leads a pool of his own; Ana, Ben and Cleo are Mia's. */
const roster = `${ROSTER.trimEnd()}
  - { id: leo, name: Leo Brandt, slack: U0LEO, email: leo@acme.test, role: manager }
  - { id: finn, name: Finn Ode, slack: U0FINN, email: finn@acme.test, manager: leo }
`;
const pools = POLICY.replace(
  'rules:',
  `  - { id: americas, members: { finn: 100 }, manager: leo }
segments:
  - { id: large, when: { company.employees: { gte: 1000 } } }
  - { id: everyone, when: {} }
rules:
  - { id: us, when: { company.country: US }, assign: { pool: americas } }`,
);
const policyWith = (allow: string) => `${pools}overrides: { allow: [${allow}] }\n`;
const OWN = policyWith('{ who: manager, pools: own }');

async function open(policy = OWN) {
  const world = await createWorld({ roster, policy });
  const asked = await offeredLead(world);
  const give = (actor = MIA, toRepId = 'cleo') =>
    overrideAssignment(world.ctx, {
      leadId: asked.leadId,
      toRepId,
      reason: 'knows_account',
      final: false,
      actor,
    });
  return { world, ...asked, give };
}

const REFUSED = {
  outcome: 'not_permitted',
  about: 'globex.test',
  allowed: ['Lou Adam', 'Mia Chen'],
  ask: { repId: 'mia', name: 'Mia Chen' },
};

describe('a manager of another pool', () => {
  test('neither gives nor takes the lead, nor is asked to whom, and hears who may', async () => {
    const { world, leadId, give } = await open();
    const asked = { leadId, actor: LEO };
    expect(await withoutTrace(world, () => give(LEO))).toEqual(REFUSED);
    expect(await withoutTrace(world, () => takeLead(world.ctx, asked))).toEqual(REFUSED);
    expect(
      await withoutTrace(world, () => loadReassignForm(world.ctx, { ...asked, timeZone: 'UTC' })),
    ).toEqual(REFUSED);
    expect(await give(MIA)).toMatchObject({ outcome: 'given' });
  });

  test('does not take a claimed lead from its owner by giving it back', async () => {
    const { world, leadId, offerId, actor } = await open();
    await claimOffer(world.ctx, { offerId, actor });
    const back = (by: typeof LEO) => giveBack(world.ctx, { leadId, reason: null, actor: by });
    expect(await withoutTrace(world, () => back(LEO))).toEqual(REFUSED);
    expect(await back(actor)).toMatchObject({ outcome: 'given_back' });
  });

  test('does not undo what was given, and may give the rep more minutes', async () => {
    const { world, leadId, give } = await open();
    await give(MIA);
    const undone = await withoutTrace(world, () => undoLast(world.ctx, { leadId, actor: LEO }));
    expect(undone).toEqual(REFUSED);
    const more = await extendOffer(world.ctx, { leadId, minutes: 5, actor: LEO });
    expect(more).toMatchObject({ outcome: 'extended' });
  });

  test('may after all where a grant names the segment', async () => {
    const policy = policyWith('{ who: manager, pools: own }, { who: [leo], segments: [large] }');
    const world = await createWorld({ roster, policy });
    const give = async (employees: number) => {
      const leadId = await world.submit(`a@c${employees}.test`, { company: { employees } });
      await world.settle();
      const gift = { leadId, toRepId: 'finn', reason: 'workload', final: false, actor: LEO };
      return (await overrideAssignment(world.ctx, gift)).outcome;
    };
    expect([await give(20), await give(2000)]).toEqual(['not_permitted', 'given']);
  });
});

test('admins and the command line may, whatever the policy says', async () => {
  const { give } = await open(policyWith('{ who: [ben] }'));
  expect(await give(MIA)).toMatchObject({
    outcome: 'not_permitted',
    allowed: ['Ben Koch', 'Lou Adam'],
  });
  for (const actor of [LOU, ROOT]) expect(await give(actor)).toMatchObject({ outcome: 'given' });
});

test('a rep whom the policy names may, and a rep it does not name hears who may', async () => {
  const { world, give } = await open(policyWith('{ who: [ben] }'));
  expect(await withoutTrace(world, () => give(rep('finn')))).toMatchObject({
    about: 'globex.test',
  });
  expect(await give(rep('ben'))).toMatchObject({ outcome: 'given' });
});

test('whoever gave a lead may take that back, also once they may give no more', async () => {
  const { world, leadId, give } = await open(POLICY);
  await give(MIA);
  await applyPolicy(world, policyWith('{ who: admin }'));
  expect(await withoutTrace(world, () => give(MIA, 'ben'))).toMatchObject({
    allowed: ['Lou Adam'],
  });
  const undone = await undoLast(world.ctx, { leadId, actor: MIA });
  expect(undone).toMatchObject({ outcome: 'override_undone' });
});

test('a lead that everybody of the pool declined is still the pool’s', async () => {
  const members = 'members: { ana: 100, ben: 100, cleo: 100 }';
  const { world, leadId, offerId } = await open(OWN.replace(members, 'members: { ana: 100 }'));
  await declineOffer(world.ctx, { offerId, reasonId: 'full', note: null, actor: rep('ana') });
  expect((await findLead(world.db.read, leadId))?.state).toBe('held');
  expect(await takeLead(world.ctx, { leadId, actor: LEO })).toEqual(REFUSED);
  expect(await takeLead(world.ctx, { leadId, actor: MIA })).toMatchObject({ outcome: 'given' });
});

test('an owner’s own lead is for whoever leads the owner', async () => {
  const policy = OWN.replace(
    'rules:\n',
    'rules:\n  - { id: named, when: { account.matched: true }, assign: { to: account_owner } }\n',
  );
  const accounts = 'id,name,domain,owner\nglobex,Globex,globex.test,finn\n';
  const world = await createWorld({ roster, policy, accounts });
  const { leadId, repId } = await offeredLead(world);
  expect(repId).toBe('finn');
  const allowed = ['Leo Brandt', 'Lou Adam'];
  expect(await takeLead(world.ctx, { leadId, actor: MIA })).toMatchObject({ allowed });
  expect(await takeLead(world.ctx, { leadId, actor: LEO })).toMatchObject({ outcome: 'given' });
});

async function applyPolicy(world: World, policy: string): Promise<void> {
  const plain = { dryRun: false, prune: false, onto: null, actor: ROOT };
  const applied = await applyWorkspace(world.ctx, { files: { roster, policy }, ...plain });
  expect(applied.outcome).toBe('applied');
}
