import { describe, expect, test } from 'vitest';
import { standingWords } from '../../../src/blocks/parts/rep-standing.ts';
import { loadReassignForm } from '../../../src/services/cards/load-reassign-form.ts';
import { loadHome } from '../../../src/services/home/load-home.ts';
import { loadList } from '../../../src/services/home/load-list.ts';
import { loadStatus } from '../../../src/services/home/load-status.ts';
import { loadNewLeadForm } from '../../../src/services/intake/load-new-lead-form.ts';
import { english } from '../../../src/words/say.ts';
import { MIA, offeredLead, rep } from '../../support/cast.ts';
import { inEnglish } from '../../support/in-english.ts';
import { createWorld, MONDAY, POLICY, ROSTER, type World } from '../../support/world.ts';

const READER = { timeZone: 'UTC', now: MONDAY };
const idsOf = (rows: readonly { repId: string }[]) => rows.map(({ repId }) => repId);

/** Home, its list and the status name the same people. */
const everywhere = async ({ ctx }: World) => {
  const home = await loadHome(ctx, { userId: 'U0MIA' });
  const list = await loadList(ctx, { actor: MIA, list: 'team' });
  const { team } = await loadStatus(ctx, { actor: MIA });
  if (list.outcome !== 'listed' || list.list !== 'team') throw new Error(list.outcome);
  expect([home.team.total, list.total]).toEqual([team.length, team.length]);
  expect([idsOf(home.team.rows), idsOf(list.rows)]).toEqual([idsOf(team), idsOf(team)]);
  return idsOf(team);
};

describe('the team', () => {
  test('is whoever is in a pool, and of managers and admins those who are', async () => {
    expect(await everywhere(await createWorld())).toEqual(['ana', 'ben', 'cleo']);
    const policy = POLICY.replace('cleo: 100', 'lou: 100');
    expect(await everywhere(await createWorld({ policy }))).toEqual(['ana', 'ben', 'lou']);
  });

  test('leaves out who weighs nothing', async () => {
    const policy = POLICY.replace('cleo: 100', 'cleo: 0');
    expect(await everywhere(await createWorld({ policy }))).toEqual(['ana', 'ben']);
  });

  test('is not all who may be given a lead by hand', async () => {
    const { reps } = await loadNewLeadForm((await createWorld()).ctx, { actor: MIA });
    expect(idsOf(reps ?? [])).toEqual(['ana', 'ben', 'cleo', 'lou', 'mia']);
  });
});

describe('what fills a rep', () => {
  const LARGE =
    'segments:\n  - { id: large, when: { company.employees: { gte: 1000 } }, units: 3 }\nrules:';
  const roster = ROSTER.replaceAll(/\{ id: (ana|ben),/g, '{ id: $1, capacity: { open: 3 },');
  const only = POLICY.replace(', cleo: 100', '').replace('rules:', LARGE);

  /** One large lead for Ana; Ben is asked about a small one. */
  async function asked(policy: string) {
    const world = await createWorld({ roster, policy });
    await world.submit('dana@globex.test', { company: { employees: 2_000 } });
    await world.settle();
    const { leadId } = await offeredLead(world, 'kim@hooli.test');
    const { team } = await loadStatus(world.ctx, { actor: MIA });
    const form = await loadReassignForm(world.ctx, { leadId, actor: MIA, timeZone: 'UTC' });
    const { week } = await loadHome(world.ctx, { userId: 'U0ANA' });
    return {
      team: team.map((row) => english(standingWords(row, READER)).split(' · ')[1]),
      choices: form.outcome === 'open' ? form.choices.map((one) => inEnglish(one).obstacle) : [],
      turn: inEnglish(week?.rows[0]?.turn),
    };
  }

  test('is told in units where a lead may count for more than one', async () => {
    const { team, choices, turn } = await asked(only);
    expect(team).toEqual(['3 of 3 units taken', '1 of 3 units taken']);
    expect(choices).toContain('full: 3 of 3 units taken, and this one counts 1');
    expect(turn).toMatchObject({ text: 'full: 3 of 3 units taken, and this one counts 1' });
  });

  test('is told in leads where each counts one', async () => {
    const { team, choices, turn } = await asked(only.replace('units: 3', 'units: 1'));
    expect(team).toEqual(['1 of 3 open', '1 of 3 open']);
    expect(choices).not.toContain(expect.stringContaining('units'));
    expect(turn).toMatchObject({ as: 'own' });
  });

  test('is told so to the rep as well', async () => {
    const world = await createWorld({ roster, policy: only });
    const list = await loadList(world.ctx, { actor: rep('ana'), list: 'team' });
    expect(list).toMatchObject({
      rows: [
        { inUnits: true, owed: 0 },
        { inUnits: true, owed: null },
      ],
    });
  });
});
