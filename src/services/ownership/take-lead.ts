/**
 * Takes a lead for whoever pressed *Take it*: their own offer is claimed, what is theirs already
 * stays as it is, any other lead is an override to oneself, final at once.
 */

import type { Reader } from '../../db/database.ts';
import {
  findOpenAssignment,
  listOpenOffers,
  type OfferRecord,
} from '../../db/leads/offer-store.ts';
import { findOfferOf } from '../../db/leads/reopen-store.ts';
import type { Actor } from '../../routing/model/actor.ts';
import { because } from '../../routing/model/reasons.ts';
import type { Context } from '../context.ts';
import { claimOffer } from '../offer/claim-offer.ts';
import { findPerformer } from '../steps/permission.ts';
import { type OverrideOutcome, overrideAssignment } from './override-assignment.ts';

export async function takeLead(
  ctx: Context,
  input: { leadId: string; actor: Actor },
): Promise<OverrideOutcome> {
  const performer = await findPerformer(ctx.db.read, input.actor);
  if (!performer?.rep) return { outcome: 'stranger' };
  const { rep, name } = performer;
  const own = await findOwn(ctx.db.read, input.leadId, rep.id);
  const taken = { code: 'taken', words: because('given.taken', { rep: name }) };
  if (own) {
    const { actor } = input;
    const claimed = await claimOffer(ctx, { offerId: own.id, actor });
    // Pressed twice, or claimed from another card a moment ago: it is theirs all the same.
    if (claimed.outcome === 'claimed' || claimed.outcome === 'already_yours') {
      const { leadId, company } = claimed;
      const reasonCode = taken.code;
      return {
        outcome: 'given',
        leadId,
        company,
        to: name,
        final: true,
        reasonCode,
        caution: null,
      };
    }
  }
  return overrideAssignment(ctx, { ...input, toRepId: rep.id, reason: taken, final: true });
}

/** The offer by which the lead is theirs, or may be claimed by them. */
async function findOwn(from: Reader, leadId: string, repId: string): Promise<OfferRecord | null> {
  const open = await listOpenOffers(from, leadId);
  const asked = open.find((one) => one.repId === repId);
  if (asked) return asked;
  const held = await findOpenAssignment(from, leadId);
  return held?.repId === repId ? findOfferOf(from, held.id) : null;
}
