/** Says whether the rep who claimed or declined an offer may still take that back. */
import type { Reader } from '../../../db/database.ts';
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import { listOffers, type OfferRecord } from '../../../db/leads/offer-store.ts';
import { CALLED_BAD, GIVEN_BACK, UNDO_MS } from '../../../routing/model/offer.ts';

export type UndoVerdict =
  | { may: true; until: Date }
  | {
      may: false;
      /** `taken`: somebody else has it by now. `once`: it was taken back before. */
      why: 'not_answered' | 'late' | 'taken' | 'touched' | 'closed' | 'once';
    };

interface Answered {
  offer: OfferRecord;
  lead: LeadRecord;
}

export async function judgeUndo(
  from: Reader,
  { offer, lead }: Answered,
  now: Date,
): Promise<UndoVerdict> {
  const obstacle = await obstacleTo(from, { offer, lead });
  if (obstacle) return { may: false, why: obstacle };
  const until = new Date((offer.settledAt ?? offer.madeAt).getTime() + UNDO_MS);
  if (until <= now) return { may: false, why: 'late' };
  // Once an offer, because each time gives the rep more time.
  return offer.reopenedAt ? { may: false, why: 'once' } : { may: true, until };
}

type Obstacle = Extract<UndoVerdict, { may: false }>['why'];

async function obstacleTo(from: Reader, { offer, lead }: Answered): Promise<Obstacle | null> {
  const isAnswer = offer.state === 'claimed' || offer.state === 'declined';
  const isOver = offer.reason === GIVEN_BACK || offer.reason === CALLED_BAD;
  if (!isAnswer || offer.final || isOver) return 'not_answered';
  if (lead.closedAt) return 'closed';
  const later = (await listOffers(from, lead.id)).filter((one) => one.ordinal > offer.ordinal);
  if (later.some((one) => one.givenBy !== null)) return 'taken';
  if (offer.state === 'declined') return lead.ownerId ? 'taken' : null;
  if (lead.ownerId !== offer.repId) return 'taken';
  return lead.state === 'working' ? 'touched' : null;
}
