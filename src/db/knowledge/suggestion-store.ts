import { and, asc, desc, eq, inArray, lt, or } from 'drizzle-orm';
import type { SuggestionKind, SuggestionState } from '../../routing/model/suggestion.ts';
import type { Reader, Tx } from '../database.ts';
import type { LeadRecord } from '../leads/lead-store.ts';
import { firstOf } from '../rows.ts';
import type { Tables } from '../tables/index.ts';

export type SuggestionRecord = Tables['suggestions']['$inferSelect'];

/** Whoever leaves so many unanswered is asked nothing new. */
const MOST_OPEN = 200;

/** False when that pair was suggested before. */
export async function insertSuggestion(tx: Tx, suggestion: SuggestionRecord): Promise<boolean> {
  const { suggestions } = tx.t;
  const made = await tx
    .insert(suggestions)
    .values(suggestion)
    .onConflictDoNothing()
    .returning({ id: suggestions.id });
  return made.length === 1;
}

export async function findSuggestion(from: Reader, id: string): Promise<SuggestionRecord | null> {
  const { suggestions } = from.t;
  return firstOf(await from.select().from(suggestions).where(eq(suggestions.id, id)));
}

/** Everything that was ever suggested about a lead, the oldest first. */
export function listSuggestionsOf(from: Reader, leadId: string): Promise<SuggestionRecord[]> {
  const { suggestions } = from.t;
  return from
    .select()
    .from(suggestions)
    .where(and(inArray(suggestions.kind, ['account', 'person']), eq(suggestions.leadId, leadId)))
    .orderBy(asc(suggestions.madeAt), asc(suggestions.id));
}

/** The leads of what is open of that kind, each with what it is compared with; the latest first. */
export function listOpenSuggestions(
  from: Reader,
  kind: SuggestionKind,
): Promise<{ target: string; submission: LeadRecord['submission'] }[]> {
  const { suggestions, leads } = from.t;
  return from
    .select({ target: suggestions.target, submission: leads.submission })
    .from(suggestions)
    .innerJoin(leads, eq(leads.id, suggestions.leadId))
    .where(and(eq(suggestions.state, 'open'), eq(suggestions.kind, kind)))
    .orderBy(desc(suggestions.madeAt))
    .limit(MOST_OPEN);
}

/** Settles what is open; of two who answer at once the second gets false. */
export async function settleSuggestion(
  tx: Tx,
  id: string,
  as: { state: Exclude<SuggestionState, 'open'>; by: string; at: Date },
): Promise<boolean> {
  const { suggestions } = tx.t;
  const rows = await tx
    .update(suggestions)
    .set({ state: as.state, settledAt: as.at, settledBy: as.by })
    .where(and(eq(suggestions.id, id), eq(suggestions.state, 'open')))
    .returning({ id: suggestions.id });
  return rows.length === 1;
}

/** What nobody answered for so long, and what is about a lead that is over, has lost its reason. */
export async function outdateSuggestions(
  tx: Tx,
  { before, at, by }: { before: Date; at: Date; by: string },
): Promise<{ id: string; leadId: string }[]> {
  const { suggestions, leads } = tx.t;
  const over = tx
    .select({ id: leads.id })
    .from(leads)
    .where(and(eq(leads.id, suggestions.leadId), inArray(leads.state, ['closed', 'erased'])));
  return tx
    .update(suggestions)
    .set({ state: 'outdated', settledAt: at, settledBy: by })
    .where(
      and(
        eq(suggestions.state, 'open'),
        or(lt(suggestions.madeAt, before), inArray(suggestions.leadId, over)),
      ),
    )
    .returning({ id: suggestions.id, leadId: suggestions.leadId });
}
