import { asc, desc, eq } from 'drizzle-orm';
import { AppError } from '../../errors.ts';
import { SCORES_CONTRACT } from '../../routing/contracts/scores.ts';
import type { Decision } from '../../routing/model/decision.ts';
import type { Reader, Tx } from '../database.ts';
import { insertRow } from '../orders.ts';
import { firstOf } from '../rows.ts';
import type { Tables } from '../tables/index.ts';

type Row = Tables['decisions']['$inferSelect'];

/** What is stored as one list of verdicts is read as what it was recorded of. */
export type DecisionRecord = Omit<Row, 'rules'> & Pick<Decision, 'places' | 'rules'>;

export async function insertDecision(tx: Tx, decision: DecisionRecord): Promise<void> {
  const { places, rules, ...row } = decision;
  const scores = { schema_version: SCORES_CONTRACT.current, ...decision.scores };
  await insertRow(tx, 'decisions', { ...row, scores, rules: [...places, ...rules] });
}

/**
 * A decision outlives the release that made it: its scores are read as today's.
 *
 * @throws AppError `conflict.newer_record` for one that a newer release has written
 */
function readable(stored: Row): DecisionRecord {
  const read = SCORES_CONTRACT.read(stored.scores);
  if ('value' in read) {
    const places = stored.rules.filter((one) => 'place' in one);
    const rules = stored.rules.filter((one) => 'rule' in one);
    return { ...stored, scores: read.value, places, rules };
  }
  const why = read.refused.map(({ pointer, message }) => `${pointer}: ${message}`).join(' ');
  const message = `The scores of ${stored.id} cannot be read. ${why}`;
  throw new AppError('conflict.newer_record', message, { details: { errors: read.refused } });
}

export async function findDecision(from: Reader, id: string): Promise<DecisionRecord | null> {
  const { decisions } = from.t;
  const found = firstOf(await from.select().from(decisions).where(eq(decisions.id, id)));
  return found && readable(found);
}

export async function latestDecision(from: Reader, leadId: string): Promise<DecisionRecord | null> {
  const { decisions } = from.t;
  const found = firstOf(
    await from
      .select()
      .from(decisions)
      .where(eq(decisions.leadId, leadId))
      .orderBy(desc(decisions.madeAt), desc(decisions.id))
      .limit(1),
  );
  return found && readable(found);
}

export async function listDecisions(from: Reader, leadId: string): Promise<DecisionRecord[]> {
  const { decisions } = from.t;
  const found = await from
    .select()
    .from(decisions)
    .where(eq(decisions.leadId, leadId))
    .orderBy(asc(decisions.madeAt), asc(decisions.id));
  return found.map(readable);
}
