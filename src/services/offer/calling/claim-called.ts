/** Claims a lead in a pool's channel for whoever pressed, or says why it is not for them. */
import type { Reader } from '../../../db/database.ts';
import { findLead, type LeadRecord } from '../../../db/leads/lead-store.ts';
import { findOffer, listOffers, type OfferRecord } from '../../../db/leads/offer-store.ts';
import { obstacleToYou } from '../../../routing/explanation/obstacle-sentence.ts';
import type { Actor } from '../../../routing/model/actor.ts';
import type { Phrase } from '../../../words/say.ts';
import type { Context } from '../../context.ts';
import { findOrigin } from '../../steps/ownership/find-origin.ts';
import { loadChoices } from '../../steps/ownership/load-choices.ts';
import { findPerformer } from '../../steps/permission.ts';
import { nameOfRep } from '../../views/names.ts';
import { type ClaimOutcome, claimOffer } from '../claim-offer.ts';

export type CallOutcome =
  | ClaimOutcome
  | ({ outcome: 'not_asked'; company: string; asked: string[] } & Judged);

interface Judged {
  /** Where they are not of it. */
  pool: string | null;
  /** What is in the way of them; null where there is nothing any more. */
  why: Phrase | null;
}

export async function claimCalled(
  ctx: Context,
  input: { offerId: string; actor: Actor },
): Promise<CallOutcome> {
  const from = ctx.db.read;
  const performer = await findPerformer(from, input.actor);
  if (!performer?.rep) return { outcome: 'stranger' };
  const posted = await findOffer(from, input.offerId);
  const lead = posted && (await findLead(from, posted.leadId));
  if (!lead) return { outcome: 'unknown_offer' };
  const { profile, id: repId } = performer.rep;
  const offers = await listOffers(from, lead.id);
  const own = ownOf(offers, { repId, assignmentId: posted.assignmentId });
  const open = offers.filter(({ state }) => state === 'made');
  const answers = own ?? (open.length === 0 ? posted : null);
  if (answers) return claimOffer(ctx, { ...input, offerId: answers.id });
  const asked = await Promise.all(open.map((one) => nameOfRep(from, one.repId)));
  const judged = await judge(from, { lead, repId, timeZone: profile.timezone }, ctx.clock.now());
  return { outcome: 'not_asked', company: lead.company, asked, ...judged };
}

/** The one they can answer, else what became of theirs in this message. */
function ownOf(
  offers: readonly OfferRecord[],
  { repId, assignmentId }: Pick<OfferRecord, 'repId' | 'assignmentId'>,
): OfferRecord | undefined {
  const theirs = offers.filter((one) => one.repId === repId);
  const isHere = (one: OfferRecord) => one.assignmentId === assignmentId;
  return (
    theirs.find(({ state }) => state === 'made') ??
    theirs.findLast((one) => isHere(one) && one.state === 'claimed')
  );
}

/** By the code that draws. */
async function judge(
  from: Reader,
  { lead, repId, timeZone }: { lead: LeadRecord; repId: string; timeZone: string },
  now: Date,
): Promise<Judged> {
  const origin = await findOrigin(from, lead.id);
  const { choices, poolId } = await loadChoices(from, { lead, origin }, now);
  const choice = choices.find((one) => one.repId === repId);
  if (!choice || choice.outside) return { pool: poolId, why: null };
  const { obstacle } = choice;
  return { pool: null, why: obstacle && obstacleToYou(obstacle, timeZone) };
}
