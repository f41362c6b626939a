import { yoursAlready } from '../../../../blocks/answers/asking/claim-answers.ts';
import { declineModal } from '../../../../blocks/modals/decline-modal.ts';
import { loadDeclineForm } from '../../../../services/cards/load-decline-form.ts';
import type { Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';
import { refuseOffer } from './show-offer.ts';

/** Decline asks why first; nothing has changed until the form is sent in. */
export async function openDecline(click: Click): Promise<unknown> {
  const { ctx, actor, about } = click;
  if (!about.offer) return sayOutOfDate(click);
  const form = await loadDeclineForm(ctx, { offerId: about.offer, actor });
  if (form.outcome === 'open') return click.open(declineModal(form));
  if (form.outcome === 'already_yours') return click.tell(yoursAlready(form));
  return refuseOffer(click, { offerId: about.offer, was: form });
}
