/** Finds the lead somebody means by an id, an e-mail or a company. */
import { findLead as findLeadById, type LeadRecord, searchLeads } from '../db/lead-store.ts';
import type { LeadRow } from '../routing/model/cards.ts';
import type { Context } from './context.ts';
import { toLeadRows } from './views/lead-rows.ts';

export type LeadSearch =
  | { outcome: 'found'; leadId: string }
  | { outcome: 'several'; leads: LeadRow[] }
  | { outcome: 'unknown'; near: { leadId: string; company: string } | null };

const MOST = 10;
/** Long enough that two leads of the same minute differ, short enough to survive a typing error. */
const NEAR_ID_LENGTH = 10;

export async function findLead(ctx: Context, input: { query: string }): Promise<LeadSearch> {
  const query = input.query.trim();
  const from = ctx.db.read;
  if (!query) return { outcome: 'unknown', near: null };
  const exact = await findLeadById(from, query);
  if (exact) return { outcome: 'found', leadId: exact.id };
  const found = preferLiving(await searchLeads(from, query, MOST));
  const [only] = found;
  if (only && found.length === 1) return { outcome: 'found', leadId: only.id };
  if (found.length > 1) return { outcome: 'several', leads: await toLeadRows(from, found) };
  const [near] = await searchLeads(from, query.slice(0, NEAR_ID_LENGTH), 1);
  return { outcome: 'unknown', near: near ? { leadId: near.id, company: near.company } : null };
}

/** Tests are nobody's, and closed leads history, unless nothing else matches. */
function preferLiving(found: LeadRecord[]): LeadRecord[] {
  const real = found.filter((lead) => !lead.test);
  const living = (real.length > 0 ? real : found).filter((lead) => !lead.closedAt);
  if (living.length > 0) return living;
  return real.length > 0 ? real : found;
}
