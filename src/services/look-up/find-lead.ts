/** Finds the lead somebody means by an id, an e-mail or a company. */
import type { Reader } from '../../db/database.ts';
import {
  findLead as findLeadById,
  type LeadRecord,
  resolveLead,
  searchLeads,
} from '../../db/leads/lead-store.ts';
import type { LeadRow } from '../../routing/model/cards/cards.ts';
import type { Context } from '../context.ts';
import { toLeadRows } from '../views/lead/lead-rows.ts';

export type LeadSearch =
  | {
      outcome: 'found';
      leadId: string;
      /** The merged lead that was named, where the one found is what it turned out to be. */
      alias?: string;
    }
  | {
      outcome: 'several';
      /** The first of them. */
      leads: LeadRow[];
      total: number;
      /** There may be more: they are not counted further. */
      atLeast: boolean;
    }
  | { outcome: 'unknown'; near: { leadId: string; company: string } | null };

const SHOWN = 10;
const COUNTED = 100;
/** Long enough that two leads of the same minute differ, short enough to survive a typing error. */
const NEAR_ID_LENGTH = 10;

export async function findLead(ctx: Context, input: { query: string }): Promise<LeadSearch> {
  const query = input.query.trim();
  const from = ctx.db.read;
  if (!query) return { outcome: 'unknown', near: null };
  const exact = await findLeadById(from, query);
  if (exact) return foundAs(from, exact);
  const matching = await searchLeads(from, query, COUNTED + 1);
  const found = preferLiving(matching.slice(0, COUNTED));
  const [only] = found;
  if (only && found.length === 1) return foundAs(from, only);
  if (found.length > 1) {
    const leads = await toLeadRows(from, found.slice(0, SHOWN));
    const atLeast = matching.length > COUNTED && found.length === COUNTED;
    return { outcome: 'several', leads, total: found.length, atLeast };
  }
  const [near] = await searchLeads(from, query.slice(0, NEAR_ID_LENGTH), 1);
  return { outcome: 'unknown', near: near ? { leadId: near.id, company: near.company } : null };
}

async function foundAs(from: Reader, { id, mergedInto }: LeadRecord): Promise<LeadSearch> {
  const into = mergedInto && (await resolveLead(from, mergedInto));
  return into ? { outcome: 'found', leadId: into.id, alias: id } : { outcome: 'found', leadId: id };
}

/** Tests are nobody's, closed and merged leads are history, unless nothing else matches. */
function preferLiving(all: LeadRecord[]): LeadRecord[] {
  const unmerged = all.filter((lead) => !lead.mergedInto);
  const found = unmerged.length > 0 ? unmerged : all;
  const real = found.filter((lead) => !lead.test);
  const living = (real.length > 0 ? real : found).filter((lead) => !lead.closedAt);
  if (living.length > 0) return living;
  return real.length > 0 ? real : found;
}
