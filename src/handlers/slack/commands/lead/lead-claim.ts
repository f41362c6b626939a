import type { Answer } from '../../../../blocks/answers/answer.ts';
import {
  nobodyAsked,
  nothingWaits,
  severalWait,
  yoursAlready,
} from '../../../../blocks/answers/asking/claim-answers.ts';
import { declineModal } from '../../../../blocks/modals/decline-modal.ts';
import { loadDeclineForm } from '../../../../services/cards/load-decline-form.ts';
import { loadWaiting } from '../../../../services/home/own-lists.ts';
import { claimOffer } from '../../../../services/offer/claim-offer.ts';
import { findMeantOffer } from '../../../../services/offer/find-meant-offer.ts';
import { claimAnswer } from '../../answers/offer/claim-answer.ts';
import { offerRefused } from '../../answers/refusals.ts';
import type { Asked, Verb } from '../command.ts';
import { withLead } from './with-lead.ts';

/** `/lead claim globex`; without a lead it is the one that waits for whoever types. */
export const claim: Verb = async (asked) =>
  withOffer(asked, async (offerId) => {
    const { ctx, actor, reader } = asked.person;
    return claimAnswer(await claimOffer(ctx, { offerId, actor }), reader);
  });

/** `/lead decline globex`: the form asks why. */
export const decline: Verb = async (asked) =>
  withOffer(asked, async (offerId) => {
    const { ctx, actor, reader } = asked.person;
    const form = await loadDeclineForm(ctx, { offerId, actor });
    if (form.outcome === 'already_yours') return yoursAlready(form);
    if (form.outcome !== 'open') return offerRefused(form, reader);
    await asked.open(declineModal(form));
    return null;
  });

/** More offers wait for nobody. */
const EVERY = { offset: 0, limit: 100 };

type ForOffer = (offerId: string) => Promise<Answer | null>;

async function withOffer(asked: Asked, answer: ForOffer): Promise<Answer | null> {
  if (asked.rest === '') return withWaiting(asked, answer);
  const { ctx, repId } = asked.person;
  return withLead(asked, asked.rest, async (leadId) => {
    const offerId = await findMeantOffer(ctx, { leadId, repId });
    return offerId === null ? nobodyAsked() : answer(offerId);
  });
}

/** Of several it is asked which; a test counts where nothing real waits. */
async function withWaiting({ person, line }: Asked, answer: ForOffer): Promise<Answer | null> {
  const { rows: all } = await loadWaiting(person.ctx, person.repId, EVERY);
  const real = all.filter(({ test }) => !test);
  const waiting = real.length > 0 ? real : all;
  const [only] = waiting;
  if (!only) return nothingWaits();
  if (waiting.length > 1) return severalWait(waiting, (leadId) => `${line} ${leadId}`);
  return answer(only.offerId);
}
