/** Finds the offer that somebody means who answers a lead by its name: their own, if any. */
import { listOffers } from '../../db/leads/offer-store.ts';
import type { Context } from '../context.ts';

/** Null for a lead that nobody was ever asked about; else whose it is says the answer to it. */
export async function findMeantOffer(
  ctx: Context,
  { leadId, repId }: { leadId: string; repId: string },
): Promise<string | null> {
  const offers = await listOffers(ctx.db.read, leadId);
  const open = offers.filter(({ state }) => state === 'made');
  const meant = open.find((one) => one.repId === repId) ?? open.at(0) ?? offers.at(-1);
  return meant?.id ?? null;
}
