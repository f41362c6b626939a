import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { latestDecision, listDecisions } from '../../../src/db/leads/decision-store.ts';
import type { Scores } from '../../../src/routing/model/decision.ts';
import { explainLead } from '../../../src/services/look-up/explain-lead.ts';
import { offeredLead } from '../../support/cast.ts';
import { createWorld, type World } from '../../support/world.ts';

/** As the release before confidences stored them. */
const OLDER = {
  components: Object.fromEntries(
    ['fit', 'intent', 'account', 'capacity', 'urgency', 'value'].map((name) => [
      name,
      { score: 0.5, reasons: [{ code: 'fit.unknown' }] },
    ]),
  ),
  priority: 0.61,
  confidence: 0.3333,
};

async function storeScores(world: World, leadId: string, scores: object): Promise<void> {
  await world.db.tx(async (tx) => {
    const { decisions } = tx.t;
    const set = { scores: scores as Scores };
    await tx.update(decisions).set(set).where(eq(decisions.leadId, leadId));
  });
}

describe('the scores of a stored decision', () => {
  test('are of the current edition when this release stores them', async () => {
    const world = await createWorld();
    const { leadId } = await offeredLead(world);
    const [row] = await world.db.read.select().from(world.db.t.decisions);
    expect(row?.scores).toMatchObject({ schema_version: 2, components: { risk: {} } });
    const { scores } = (await latestDecision(world.db.read, leadId)) ?? {};
    expect(scores).toEqual(row?.scores);
  });

  test('are read as the current edition when an older release stored them', async () => {
    const world = await createWorld();
    const { leadId } = await offeredLead(world);
    await storeScores(world, leadId, OLDER);
    const decision = await latestDecision(world.db.read, leadId);
    expect(decision?.scores).toMatchObject({
      components: {
        fit: { score: 0.5, confidence: 0.3333, reasons: [{ code: 'fit.unknown' }] },
        risk: { score: 0.5, confidence: 0, reasons: [] },
      },
      priority: 0.61,
      confidence: 0.3333,
    });
    expect(await listDecisions(world.db.read, leadId)).toEqual([decision]);
    expect(await explainLead(world.ctx, { leadId })).toMatchObject({
      scores: { schema_version: 2, fit: 0.5, risk: 0.5, confidences: { fit: 0.3333, risk: 0 } },
    });
  });

  test('are refused, and not guessed at, when a newer release stored them', async () => {
    const world = await createWorld();
    const { leadId } = await offeredLead(world);
    await storeScores(world, leadId, { ...OLDER, schema_version: 3 });
    await expect(latestDecision(world.db.read, leadId)).rejects.toMatchObject({
      code: 'conflict.newer_record',
      message: expect.stringContaining('/schema_version: Found 3, expected 1 or 2 of scores.'),
    });
  });
});
