import { asc, desc, eq } from 'drizzle-orm';
import type { Reader, Tx } from './database.ts';
import { firstOf } from './rows.ts';
import type { Tables } from './tables/index.ts';

export type DecisionRecord = Tables['decisions']['$inferSelect'];

export async function insertDecision(tx: Tx, decision: DecisionRecord): Promise<void> {
  await tx.insert(tx.t.decisions).values(decision);
}

export async function findDecision(from: Reader, id: string): Promise<DecisionRecord | null> {
  const { decisions } = from.t;
  return firstOf(await from.select().from(decisions).where(eq(decisions.id, id)));
}

export async function latestDecision(from: Reader, leadId: string): Promise<DecisionRecord | null> {
  const { decisions } = from.t;
  return firstOf(
    await from
      .select()
      .from(decisions)
      .where(eq(decisions.leadId, leadId))
      .orderBy(desc(decisions.madeAt), desc(decisions.id))
      .limit(1),
  );
}

export function listDecisions(from: Reader, leadId: string): Promise<DecisionRecord[]> {
  const { decisions } = from.t;
  return from
    .select()
    .from(decisions)
    .where(eq(decisions.leadId, leadId))
    .orderBy(asc(decisions.madeAt), asc(decisions.id));
}
