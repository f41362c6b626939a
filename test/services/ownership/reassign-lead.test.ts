import { describe, expect, test } from 'vitest';
import { loadReassignForm } from '../../../src/services/cards/load-reassign-form.ts';
import { declineOffer } from '../../../src/services/offer/decline-offer.ts';
import { overrideAssignment } from '../../../src/services/ownership/override-assignment.ts';
import { type Reassignment, reassignLead } from '../../../src/services/ownership/reassign-lead.ts';
import { deactivateRep } from '../../../src/services/people/deactivate-rep.ts';
import { setAvailability } from '../../../src/services/people/set-availability.ts';
import { askedAbout, MIA, offeredLead, withoutTrace } from '../../support/cast.ts';
import { openMemoryTwice } from '../../support/db.ts';
import { inEnglish } from '../../support/in-english.ts';
import { createWorld, POLICY, ROSTER, type World } from '../../support/world.ts';

/** Finn sells elsewhere; Ana and Ben speak Spanish, and Cleo has room for one lead. */
const roster = `${ROSTER.replace('id: ana,', 'id: ana, skills: [es],')
  .replace('id: ben,', 'id: ben, skills: [es],')
  .replace('id: cleo,', 'id: cleo, skills: [es], capacity: { open: 1 },')
  .trimEnd()}
  - { id: finn, name: Finn Ode, slack: U0FINN, email: finn@acme.test, skills: [es] }
`;
const policy = POLICY.replace(
  'assign: { pool: emea }',
  'assign: { pool: emea, require_skills: [es] }',
);

const until = new Date('2026-11-30T08:00:00Z');
const AWAY = 'away until Mon 30 Nov 09:00';
const CODE = 'availability.away';
const MADRID = 'Europe/Madrid';

async function open(options: Parameters<typeof createWorld>[0] = {}) {
  const world = await createWorld({ roster, policy, ...options });
  const asked = await offeredLead(world);
  const base = {
    leadId: asked.leadId,
    reason: 'workload',
    final: false,
    actor: MIA,
    timeZone: MADRID,
  };
  const give = async (toRepId: string, more: Partial<Reassignment> = {}) =>
    inEnglish(await reassignLead(world.ctx, { ...base, toRepId, despite: null, ...more }));
  return { world, ...asked, give };
}

async function listed(world: World, leadId: string) {
  const form = await loadReassignForm(world.ctx, { leadId, actor: MIA, timeZone: MADRID });
  if (form.outcome !== 'open') throw new Error(form.outcome);
  return inEnglish(form);
}
const away = (world: World, repId: string, end: Date | null = until) =>
  setAvailability(world.ctx, { repId, away: { until: end }, actor: MIA });
const wordsOf = ({ choices }: Awaited<ReturnType<typeof listed>>) =>
  Object.fromEntries(choices.map(({ repId, obstacle }) => [repId, obstacle]));

describe('the list of whom a lead may go to', () => {
  test('judges by the pool and the wishes of its rule, and has the rest of the team last', async () => {
    const { world, leadId, repId } = await open();
    const form = await listed(world, leadId);
    expect(form.poolId).toBe('emea');
    expect(wordsOf(form)).toEqual({
      ana: null,
      ben: null,
      cleo: null,
      finn: null,
      lou: 'lacks the skill Spanish',
      mia: 'lacks the skill Spanish',
      [repId]: 'has this lead now',
    });
    expect(form.choices.filter(({ outside }) => outside).map((one) => one.repId)).toEqual([
      'finn',
      'lou',
      'mia',
    ]);
    const first = form.choices[0];
    expect(first).toMatchObject({ suits: 'speaks or knows Spanish', obstacle: null });
    expect(first?.owed).toBeGreaterThan(0);
  });

  test('says who is away, full or said no, and why', async () => {
    const { world, leadId, offerId, repId, actor } = await open();
    await declineOffer(world.ctx, { offerId, actor, reasonId: 'wrong_language', note: null });
    await away(world, 'finn');
    const other = await world.submit('ida@initech.test');
    await overrideAssignment(world.ctx, {
      leadId: other,
      toRepId: 'cleo',
      reason: 'x',
      final: true,
      actor: MIA,
    });
    const { choices } = await listed(world, leadId);
    const obstacle = (id: string) => choices.find((one) => one.repId === id)?.obstacle;
    expect(obstacle(repId)).toBe('declined this lead: wrong language');
    expect(obstacle('finn')).toBe(AWAY);
    if (repId !== 'cleo')
      expect(obstacle('cleo')).toMatch(/^(full: 1 of 1 open|has this lead now)$/);
  });

  test('has nobody in it who left Slack', async () => {
    const { world, leadId } = await open();
    await deactivateRep(world.ctx, { repId: 'finn', actor: { kind: 'system', part: 'slack' } });
    expect(wordsOf(await listed(world, leadId))).not.toHaveProperty('finn');
  });

  test('goes by the first of its rules that has a pool, where the lead came from none', async () => {
    const owners = policy.replace(
      'rules:',
      'rules:\n  - { id: odd, when: {}, assign: { queue: hold } }',
    );
    const world = await createWorld({ roster, policy: owners });
    const leadId = await world.submit('dana@globex.test');
    await world.settle();
    const form = await listed(world, leadId);
    expect(form.poolId).toBe('emea');
    expect(wordsOf(form)).toMatchObject({ ana: null, lou: 'lacks the skill Spanish' });
  });

  test('has the whole team alike where no rule has a pool', async () => {
    const alone = policy.replace(/assign: \{ pool: [^}]*\}/, 'assign: { queue: hold }');
    const world = await createWorld({ roster, policy: alone });
    const leadId = await world.submit('dana@globex.test');
    await world.settle();
    const form = await listed(world, leadId);
    expect(form.poolId).toBeNull();
    expect(
      form.choices.every(({ outside, owed, obstacle }) => !outside && !owed && !obstacle),
    ).toBe(true);
  });
});

describe('whom something keeps from it', () => {
  test('is given the lead only by whoever has seen what', async () => {
    const { world, leadId, give } = await open();
    await away(world, 'finn');
    const stopped = await withoutTrace(world, () => give('finn'));
    expect(stopped).toEqual({ outcome: 'in_the_way', code: CODE, fact: `Finn Ode is ${AWAY}` });
    expect(await give('finn', { despite: CODE })).toMatchObject({
      outcome: 'given',
      caution: 'Finn Ode is away until Mon 30 Nov 08:00 (UTC)',
    });
    expect(await askedAbout(world, leadId)).toMatchObject({ repId: 'finn' });
  });

  test('has somebody asked anew where it is something else by now', async () => {
    const { world, give } = await open();
    await away(world, 'finn');
    await give('finn');
    await away(world, 'finn', null);
    expect(await withoutTrace(world, () => give('finn', { despite: CODE }))).toEqual({
      outcome: 'in_the_way',
      code: 'availability.away_open',
      fact: 'Finn Ode is away',
    });
  });

  test('says nothing where the reason is missing: that is asked for first', async () => {
    const { world, give } = await open();
    await away(world, 'finn');
    expect(await give('finn', { reason: '' })).toMatchObject({ outcome: 'reason_missing' });
  });
});

test('of two managers who fill the last place of a rep at once, the second is asked first', async () => {
  const [db, other] = await openMemoryTwice();
  const { world, leadId } = await open({ db });
  const second = await world.submit('ida@initech.test');
  await world.settle();
  // Nobody has the place yet.
  const holders = [await askedAbout(world, leadId), await askedAbout(world, second)];
  if (holders.some(({ repId }) => repId === 'cleo')) await away(world, 'cleo', null);
  await setAvailability(world.ctx, { repId: 'cleo', away: null, actor: MIA });
  const give = (id: string, ctx = world.ctx) =>
    reassignLead(ctx, {
      leadId: id,
      toRepId: 'cleo',
      reason: 'workload',
      despite: null,
      final: false,
      actor: MIA,
      timeZone: MADRID,
    });
  const told = await Promise.all([give(leadId), give(second, { ...world.ctx, db: other })]);
  expect(told.map(({ outcome }) => outcome).toSorted()).toEqual(['given', 'in_the_way']);
});
