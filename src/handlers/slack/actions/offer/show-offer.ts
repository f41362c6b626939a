import { storeFailed } from '../../../../blocks/answers/click-answers.ts';
import { renderCard } from '../../../../blocks/render-card.ts';
import { loadClickedCard } from '../../../../services/cards/load-bundle.ts';
import { loadOfferCard } from '../../../../services/cards/load-card.ts';
import type { OfferRefusal } from '../../../../services/steps/offer/answer-offer.ts';
import { offerRefused } from '../../answers/refusals.ts';
import { isStoreFault, toFault } from '../../faults.ts';
import type { Click } from '../click.ts';
import { refreshHome } from '../refresh-home.ts';

/** Draws the offer where it was clicked; the outbox repairs its other copies. */
export async function showOffer(click: Click, offerId: string): Promise<void> {
  const { ctx, about, repId } = click;
  const bundleId = about.bundle ?? null;
  const card = await loadClickedCard(ctx, { offerId, bundleId, repId });
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

/** The store took no claim: the lead is still theirs, and another press will do. */
export async function sayUnsaved(click: Click, offerId: string, thrown: unknown): Promise<null> {
  const fault = toFault(thrown);
  const card = isStoreFault(fault) ? await loadOfferCard(click.ctx, { offerId }) : null;
  if (card?.state !== 'made') throw fault;
  click.ctx.log.warn({ code: fault.code, offerId }, 'A claim could not be saved.');
  const { company } = card.lead;
  await click.tell(storeFailed({ company, dueAt: card.dueAt }, click.reader));
  return null;
}
