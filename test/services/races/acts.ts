import { findOpenOffer, listOffers } from '../../../src/db/leads/offer-store.ts';
import type { Actor } from '../../../src/routing/model/actor.ts';
import { closeLead } from '../../../src/services/closing/close-lead.ts';
import { mergeLeads } from '../../../src/services/closing/merge-leads.ts';
import { restoreLead } from '../../../src/services/closing/restore-lead.ts';
import type { Context } from '../../../src/services/context.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { declineOffer } from '../../../src/services/offer/decline-offer.ts';
import { extendOffer } from '../../../src/services/offer/extend-offer.ts';
import { giveBack } from '../../../src/services/ownership/give-back.ts';
import { logTouch } from '../../../src/services/ownership/log-touch.ts';
import { overrideAssignment } from '../../../src/services/ownership/override-assignment.ts';
import { snoozeLead } from '../../../src/services/ownership/snooze-lead.ts';
import { takeLead } from '../../../src/services/ownership/take-lead.ts';
import { undoLast } from '../../../src/services/ownership/undo-last.ts';
import { unsnoozeLead } from '../../../src/services/ownership/unsnooze-lead.ts';
import { deactivateRep } from '../../../src/services/people/deactivate-rep.ts';
import { reactivateRep } from '../../../src/services/people/reactivate-rep.ts';
import { setAvailability } from '../../../src/services/people/set-availability.ts';
import { routeLead } from '../../../src/services/placing/route-lead.ts';
import { advanceSlas } from '../../../src/services/sla/advance-slas.ts';
import { MIA, rep } from '../../support/cast.ts';
import type { Act, Scene } from './scene.ts';

const ROSTERED = ['ana', 'ben', 'cleo'];
const SLACK: Actor = { kind: 'system', part: 'slack' };

/** Somebody of the pool who is not the one who was asked. */
const someoneElse = (repId: string) => ROSTERED.find((id) => id !== repId) ?? '';

export const claim: Act = (ctx, { offerId, actor }) => claimOffer(ctx, { offerId, actor });

/** A colleague presses the button of a card that is not theirs. */
export const claimOfOther: Act = (ctx, { offerId, repId }) =>
  claimOffer(ctx, { offerId, actor: rep(someoneElse(repId)) });

/** One of those who are asked at once, and not the first. */
const another = async (ctx: Context, { leadId, repId }: Scene) => {
  const offers = await listOffers(ctx.db.read, leadId);
  const offer = offers.find((one) => one.repId !== repId);
  return { offerId: offer?.id ?? '', actor: rep(offer?.repId ?? '') };
};

export const claimOfAnother: Act = async (ctx, scene) => claimOffer(ctx, await another(ctx, scene));

export const declineOfAnother: Act = async (ctx, scene) =>
  declineOffer(ctx, { ...(await another(ctx, scene)), reasonId: 'full', note: null });

/** Whoever was asked after the first one claims, if there is somebody yet. */
export const claimOfNext: Act = async (ctx, { leadId, offerId, next }) => {
  if (next) return claimOffer(ctx, next);
  const open = await findOpenOffer(ctx.db.read, leadId);
  if (!open || open.id === offerId) return { outcome: 'nobody_asked' };
  return claimOffer(ctx, { offerId: open.id, actor: rep(open.repId) });
};

export const decline: Act = (ctx, { offerId, actor }) =>
  declineOffer(ctx, { offerId, actor, reasonId: 'full', note: null });

/** All clocks move on, those of the other leads too. */
export const tick: Act = async (ctx) => {
  await advanceSlas(ctx);
  return { outcome: 'ticked' };
};

export const route: Act = async (ctx, { leadId }) => {
  await routeLead(ctx, { leadId });
  return { outcome: 'routed' };
};

export const moreTime: Act = (ctx, { leadId }) =>
  extendOffer(ctx, { leadId, minutes: 10, actor: MIA });

const given =
  (final: boolean): Act =>
  (ctx, { leadId, repId }) =>
    overrideAssignment(ctx, {
      leadId,
      toRepId: someoneElse(repId),
      reason: 'x',
      final,
      actor: MIA,
    });
export const override = given(false);
export const overrideForGood = given(true);

export const take: Act = (ctx, { leadId }) => takeLead(ctx, { leadId, actor: MIA });
export const takeOwn: Act = (ctx, { leadId, actor }) => takeLead(ctx, { leadId, actor });

const availability =
  (away: { until: null } | null): Act =>
  (ctx, { repId }) =>
    setAvailability(ctx, { repId: repId || 'ana', away, actor: MIA });
export const goAway = availability({ until: null });
export const comeBack = availability(null);

export const leave: Act = (ctx, { repId }) => deactivateRep(ctx, { repId, actor: SLACK });
export const returnToTeam: Act = async (ctx, { repId }) => {
  await reactivateRep(ctx, { repId, actor: SLACK });
  return { outcome: 'reactivated' };
};

export const undo: Act = (ctx, { leadId, actor }) => undoLast(ctx, { leadId, actor });
export const undoGift: Act = (ctx, { leadId }) => undoLast(ctx, { leadId, actor: MIA });
export const handBack: Act = (ctx, { leadId, actor }) =>
  giveBack(ctx, { leadId, reason: null, actor });
export const touch: Act = (ctx, { leadId, actor }) => logTouch(ctx, { leadId, actor });

const putOff =
  (ms: number): Act =>
  (ctx, { leadId, actor }) => {
    const until = new Date(ctx.clock.now().getTime() + ms);
    return snoozeLead(ctx, { leadId, until, reason: 'x', actor });
  };
export const snooze = putOff(86_400_000);
/** Over before the offer would have been due. */
export const snoozeBriefly = putOff(600_000);
export const wake: Act = (ctx, { leadId, actor }) => unsnoozeLead(ctx, { leadId, actor });

export const close: Act = (ctx, { leadId }) =>
  closeLead(ctx, { leadId, closeAs: 'not_a_fit', reason: null, actor: MIA });
export const restore: Act = (ctx, { leadId }) => restoreLead(ctx, { leadId, actor: MIA });
export const mergeIntoOther: Act = (ctx, { leadId, otherId }) =>
  mergeLeads(ctx, { fromId: leadId, intoId: otherId, actor: MIA });
export const mergeOtherIntoIt: Act = (ctx, { leadId, otherId }) =>
  mergeLeads(ctx, { fromId: otherId, intoId: leadId, actor: MIA });

/** The person writes again. */
export const repeat: Act = async (_, { world, leadId, person }) => {
  const taken = await world.submit(person);
  return { outcome: taken === leadId ? 'repeated' : 'new_lead' };
};

/** By a clock that is so many milliseconds from the moment of the race. */
export const at =
  (ms: number, act: Act): Act =>
  (ctx, scene) => {
    const now = new Date(ctx.clock.now().getTime() + ms);
    return act({ ...ctx, clock: { now: () => now } }, scene);
  };

export const inTurn =
  (...acts: Act[]): Act =>
  async (ctx, scene) => {
    let last = { outcome: 'nothing' };
    for (const act of acts) last = await act(ctx, scene);
    return last;
  };
