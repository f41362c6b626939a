import { renderCard } from '../../../../blocks/render-card.ts';
import { loadOfferCard } from '../../../../services/load-card.ts';
import type { OfferRefusal } from '../../../../services/steps/answer-offer.ts';
import { offerRefused } from '../../answers/refusals.ts';
import type { Click } from '../click.ts';
import { refreshHome } from '../refresh-home.ts';

/** Draws the offer where it was clicked; the outbox repairs its other copies. */
export async function showOffer(click: Click, offerId: string): Promise<void> {
  const card = await loadOfferCard(click.ctx, { offerId });
  // Only the newest copy has buttons to click, so it is the one to draw.
  if (card) await click.redraw(renderCard({ ...card, remindedAt: null }, click.reader.now));
  await refreshHome(click);
}

/** Says why nothing happened; a dead button leaves with it. */
export async function refuseOffer(
  click: Click,
  { offerId, was }: { offerId: string; was: OfferRefusal },
): Promise<void> {
  await click.tell(offerRefused(was, click.reader));
  if (was.outcome === 'offer_over') await showOffer(click, offerId);
}
