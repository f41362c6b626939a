import { FIELDS } from '../../../blocks/action-ids.ts';
import { cardOver, declinedTooLate } from '../../../blocks/answers/click-answers.ts';
import { REASON_ERRORS } from '../../../blocks/modals/modal.ts';
import { declineOffer } from '../../../services/offer/decline-offer.ts';
import { say } from '../../../words/say.ts';
import { offerRefused } from '../answers/refusals.ts';
import { publishHome } from '../publish-home.ts';
import { faultUnder, instead, pickOf, type Shown, type Submission, textOf } from './submission.ts';

const TITLE = say`Decline this lead`;

/** The offer goes back with a reason; too late, the form says so and nothing changes. */
export async function submitDecline(sent: Submission): Promise<Shown> {
  const { ctx, actor, about, reader } = sent;
  if (!about.offer) return instead(cardOver(), TITLE);
  const was = await declineOffer(ctx, {
    offerId: about.offer,
    reasonId: pickOf(sent, FIELDS.reason),
    note: textOf(sent, FIELDS.note) || null,
    actor,
  });
  switch (was.outcome) {
    case 'declined':
      return { after: () => publishHome(ctx, sent) };
    case 'invalid':
      return was.field === 'reason'
        ? faultUnder(FIELDS.reason, REASON_ERRORS.noReason)
        : faultUnder(FIELDS.note, REASON_ERRORS.noNote);
    case 'offer_over':
      return instead(declinedTooLate({ ...was, current: was.holder }, reader), TITLE);
    default:
      return instead(offerRefused(was, reader), TITLE);
  }
}
