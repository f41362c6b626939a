import { notAsked, whoCanClaim } from '../../../../blocks/answers/asking/call-answers.ts';
import { fullSince } from '../../../../blocks/answers/click-answers.ts';
import { renderCard } from '../../../../blocks/render-card.ts';
import { reasonWords } from '../../../../routing/model/reasons.ts';
import { claimCalled } from '../../../../services/offer/calling/claim-called.ts';
import { listCallers } from '../../../../services/offer/calling/list-callers.ts';
import { loadCallOf } from '../../../../services/offer/calling/load-call.ts';
import { offerRefused } from '../../answers/refusals.ts';
import type { Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';
import { refreshHome } from '../refresh-home.ts';

/** Claim in a pool's channel: the card says who has it, and the lead itself comes as a message. */
export async function claimFromChannel(click: Click): Promise<unknown> {
  const { ctx, actor, about } = click;
  if (!about.offer) return sayOutOfDate(click);
  const offerId = about.offer;
  const was = await claimCalled(ctx, { offerId, actor });
  switch (was.outcome) {
    case 'claimed':
    case 'already_yours':
      return showCall(click, offerId);
    case 'full':
      return click.tell(fullSince({ company: was.company, why: reasonWords(was.why) }));
    case 'not_asked':
      return click.tell(notAsked(was));
    default:
      await click.tell(offerRefused(was, click.reader));
      return showCall(click, offerId);
  }
}

/** Who can claim?: the names, to whoever asks. */
export async function showCallers(click: Click): Promise<unknown> {
  const { ctx, about, reader } = click;
  if (!about.offer) return sayOutOfDate(click);
  const was = await listCallers(ctx, { offerId: about.offer });
  return click.tell(was.outcome === 'open' ? whoCanClaim(was) : offerRefused(was, reader));
}

async function showCall(click: Click, offerId: string): Promise<void> {
  const card = await loadCallOf(click.ctx, { offerId });
  if (card) await click.redraw(renderCard(card, click.reader.now));
  await refreshHome(click);
}
