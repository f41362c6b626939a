import { fullSince } from '../../../../blocks/answers/click-answers.ts';
import { reasonWords } from '../../../../routing/model/reasons.ts';
import { claimOffer } from '../../../../services/offer/claim-offer.ts';
import type { Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';
import { refuseOffer, sayUnsaved, showOffer } from './show-offer.ts';

/** Claim: the card says whose it is; a second click of the same person draws the same card. */
export async function claim(click: Click): Promise<unknown> {
  const { ctx, actor, about } = click;
  if (!about.offer) return sayOutOfDate(click);
  const offerId = about.offer;
  const was = await claimOffer(ctx, { offerId, actor }).catch((thrown: unknown) =>
    sayUnsaved(click, offerId, thrown),
  );
  if (!was) return undefined;
  switch (was.outcome) {
    case 'claimed':
    case 'already_yours':
      return showOffer(click, offerId);
    case 'full':
      return click.tell(fullSince({ company: was.company, why: reasonWords(was.why) }));
    default:
      return refuseOffer(click, { offerId, was });
  }
}
