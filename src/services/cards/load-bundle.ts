/** Loads the message that carries several offers, from the state at this moment. */
import { listBundleCards, listBundleOffers } from '../../db/delivery/bundle-store.ts';
import { findLead } from '../../db/leads/lead-store.ts';
import { findOffer, type OfferRecord } from '../../db/leads/offer-store.ts';
import { findRepById } from '../../db/workspace/team-store.ts';
import type { BundleCard, BundleRow, OfferCard } from '../../routing/model/cards/cards.ts';
import type { Context } from '../context.ts';
import { summarizeLead } from '../views/lead/lead-summary.ts';
import { settlementOf } from '../views/lead/offer-settlement.ts';
import { tasteOf } from '../views/taste-of.ts';
import { zoneOf } from '../views/zone-of.ts';
import { loadOfferCard } from './load-card.ts';

/** As its newest copy shows it; `reminder` and `repeated` are for a copy that is yet to leave. */
export async function loadBundleCard(
  ctx: Context,
  input: { bundleId: string; repeated?: boolean; reminder?: boolean },
): Promise<BundleCard | null> {
  const { bundleId } = input;
  const offers = await listBundleOffers(ctx.db.read, bundleId);
  const [first] = offers;
  if (!first) return null;
  const rep = await findRepById(ctx.db.read, first.repId);
  const [newest] = await listBundleCards(ctx.db.read, bundleId);
  const rows = await Promise.all(offers.map((offer) => rowOf(ctx, offer)));
  return {
    kind: 'bundle',
    bundleId,
    rows: rows.filter((row) => row !== null).toSorted(byTimeLeft),
    timeZone: await zoneOf(ctx.db.read, rep),
    reminder: input.reminder ?? newest?.kind === 'bundle_reminder',
    repeated: input.repeated ?? newest?.repeated ?? false,
    remindedAt: null,
    hidesNames: (await tasteOf(ctx.db.read, first.repId)).hideNames,
  };
}

/** Rows stay where they are when one is settled. */
function byTimeLeft(a: BundleRow, b: BundleRow): number {
  const first = a.dueAt.getTime() - b.dueAt.getTime() || b.lead.priority - a.lead.priority;
  return first || (a.offerId < b.offerId ? -1 : 1);
}

async function rowOf(ctx: Context, offer: OfferRecord): Promise<BundleRow | null> {
  const lead = await findLead(ctx.db.read, offer.leadId);
  if (!lead) return null;
  return {
    lead: summarizeLead(lead),
    offerId: offer.id,
    dueAt: offer.dueAt,
    settled: await settlementOf(ctx, { offer, lead }),
  };
}

/**
 * What stands where somebody clicked: the bundle they clicked in, else the offer's own card. Null
 * for a card of somebody else, which says *you* to them and not to whoever clicked.
 */
export async function loadClickedCard(
  ctx: Context,
  clicked: { offerId: string; bundleId: string | null; repId: string },
): Promise<OfferCard | BundleCard | null> {
  const offer = await findOffer(ctx.db.read, clicked.offerId);
  if (offer?.repId !== clicked.repId) return null;
  const { bundleId } = offer;
  return bundleId !== null && bundleId === clicked.bundleId
    ? loadBundleCard(ctx, { bundleId })
    : loadOfferCard(ctx, { offerId: offer.id });
}
