/** Loads what a rep has to answer and what they have in hand, a part of it at a time. */
import { countOpenOffers, pageOpenOffers } from '../../db/leads/lead-page-store.ts';
import { countLeads, listLeadRecords } from '../../db/leads/lead-store.ts';
import { personName } from '../../routing/intake/person/identify-person.ts';
import type { LeadRow, OfferRow } from '../../routing/model/cards/cards.ts';
import type { Part, Slice } from '../../routing/model/cards/standings/listed.ts';
import type { Context } from '../context.ts';
import { toLeadRows } from '../views/lead/lead-rows.ts';

/** The next to run out first. */
export async function loadWaiting(
  ctx: Context,
  repId: string,
  slice: Slice,
): Promise<Part<OfferRow>> {
  const from = ctx.db.read;
  const waiting = await pageOpenOffers(from, repId, slice);
  const rows = waiting.map(({ offer: { id: offerId, leadId, dueAt }, lead }) => {
    const { company, submission, test } = lead;
    return { leadId, offerId, company, person: personName(submission.person), test, dueAt };
  });
  return { rows, total: await countOpenOffers(from, repId) };
}

/** The newest first. */
export async function loadOpen(ctx: Context, repId: string, slice: Slice): Promise<Part<LeadRow>> {
  const from = ctx.db.read;
  const filter = { states: ['claimed' as const, 'working' as const], ownerId: repId };
  const rows = await toLeadRows(from, await listLeadRecords(from, { ...filter, ...slice }));
  return { rows, total: await countLeads(from, filter) };
}
