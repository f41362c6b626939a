import { and, asc, eq, gt, inArray, lte, sql } from 'drizzle-orm';
import type { StoredFact } from '../../routing/model/enrichment.ts';
import type { Question, Reader, Tx } from '../database.ts';
import { firstOf } from '../rows.ts';
import type { Tables } from '../tables/index.ts';

const factsAbout: Question<Tables['enrichmentFacts']['$inferSelect']> = (from) => {
  const { enrichmentFacts } = from.t;
  const either = [sql.placeholder('company'), sql.placeholder('person')];
  return from.select().from(enrichmentFacts).where(inArray(enrichmentFacts.subject, either));
};

/** All that is kept of these subjects, also what is believed no longer. */
export function listFacts(
  from: Reader,
  subjects: { company: string | null; person: string | null },
): Promise<StoredFact[]> {
  const { company, person } = subjects;
  return from.ask(factsAbout, { company: company ?? '', person: person ?? '' });
}

/** What one provider answered about one subject, in place of all it told before. */
export async function replaceFacts(
  tx: Tx,
  { subject, provider }: Pick<StoredFact, 'subject' | 'provider'>,
  facts: readonly Omit<StoredFact, 'subject' | 'provider'>[],
): Promise<void> {
  const { enrichmentFacts } = tx.t;
  await tx
    .delete(enrichmentFacts)
    .where(and(eq(enrichmentFacts.subject, subject), eq(enrichmentFacts.provider, provider)));
  await addFacts(
    tx,
    facts.map((fact) => ({ ...fact, subject, provider })),
  );
}

/** One row beside the others of that provider, or in place of the one of that name. */
export async function noteFact(tx: Tx, fact: StoredFact): Promise<void> {
  await addFacts(tx, [fact]);
}

/** The value null, which is no missing value. */
const JSON_NULL = sql`'null'`;

/** Another process may have learned the same a moment ago; what comes last stays. */
async function addFacts(tx: Tx, facts: readonly StoredFact[]): Promise<void> {
  const { enrichmentFacts } = tx.t;
  if (facts.length === 0) return;
  await tx
    .insert(enrichmentFacts)
    .values(facts.map((fact) => ({ ...fact, value: fact.value ?? JSON_NULL })))
    .onConflictDoUpdate({
      target: [enrichmentFacts.subject, enrichmentFacts.provider, enrichmentFacts.field],
      set: {
        value: sql`excluded.value`,
        confidence: sql`excluded.confidence`,
        learnedAt: sql`excluded.learned_at`,
        expiresAt: sql`excluded.expires_at`,
      },
    });
}

/** Leads that providers are to be asked about now: those that came alone first, then by age. */
export async function listEnrichable(from: Reader, now: Date, limit: number): Promise<string[]> {
  const { leads } = from.t;
  const rows = await from
    .select({ id: leads.id })
    .from(leads)
    .where(lte(leads.enrichAt, now))
    .orderBy(asc(leads.bulk), asc(leads.enrichAt), asc(leads.id))
    .limit(limit);
  return rows.map((row) => row.id);
}

const firstEnrichable: Question<{ at: Date | null }> = (from) => {
  const { leads } = from.t;
  return from
    .select({ at: leads.enrichAt })
    .from(leads)
    .where(sql`${leads.enrichAt} is not null`)
    .orderBy(asc(leads.enrichAt))
    .limit(1);
};

/** When somebody is to be asked next; null when nothing waits for that. */
export async function nextEnrichAt(from: Reader): Promise<Date | null> {
  return firstOf(await from.ask(firstEnrichable))?.at ?? null;
}

/** Says when providers are asked about a lead next; it is no change of the lead itself. */
export async function planEnrichment(
  tx: Tx,
  leadId: string,
  plan: { enrichAt: Date | null; enrichAttempts?: number },
): Promise<void> {
  const { leads } = tx.t;
  await tx.update(leads).set(plan).where(eq(leads.id, leadId));
}

/** The router need not wait any longer; one that is due already, or is none, stays as it is. */
export async function letRoute(tx: Tx, leadId: string, at: Date): Promise<void> {
  const { leads } = tx.t;
  await tx
    .update(leads)
    .set({ routeAt: at })
    .where(and(eq(leads.id, leadId), gt(leads.routeAt, at)));
}
