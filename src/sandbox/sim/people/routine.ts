import type { Actor } from '../../../routing/model/actor.ts';
import { MANAGERS, userOf } from '../world/company.ts';
import type { Deed } from './deed.ts';

/** Nobody does more than this in one go. */
const IN_ONE_GO = 8;
/** What people leave for tomorrow. */
const AT_HAND = 3;

interface Mine {
  repId: string;
  leadId: string;
  offerId: string;
}

/** Of whoever has the most. */
const OWNED = `select owner_id as repId, id as leadId, '' as offerId from leads
  where state in ('claimed', 'working') and owner_id = (
    select owner_id from leads where state in ('claimed', 'working')
    group by owner_id order by count(*) desc, owner_id limit 1)
  order by last_touch_at, id`;
/** Of whoever has the least time left. */
const ASKED = `select rep_id as repId, lead_id as leadId, id as offerId from offers
  where state = 'made' and delivered_at is not null and rep_id = (
    select rep_id from offers where state = 'made' and delivered_at is not null
    order by due_at, id limit 1)
  order by due_at, id`;
const UNROUTED = `select '' as repId, id as leadId, '' as offerId from leads
  where state = 'held' order by priority desc, id`;

const slackUser = (repId: string): Actor => ({ kind: 'slack', userId: userOf(repId) });

/** A rep works off what has lain longest: without this no lead would ever end. */
const tidyUp: Deed = async (world) => {
  const mine = world.observer.list<Mine>(OWNED);
  const done = mine.slice(0, -AT_HAND).slice(0, IN_ONE_GO);
  for (const { repId, leadId } of done) {
    const closeAs = world.random.chance(0.5) ? 'qualified' : 'not_a_fit';
    const closing = { leadId, closeAs, reason: null, actor: slackUser(repId) } as const;
    await world.services.closeLead(world.ctx, closing);
  }
  return `${mine[0]?.repId ?? 'nobody'} is done with ${done.length} of ${mine.length} leads`;
};

/** A rep goes through what they were sent, the most urgent first. */
const goThroughOffers: Deed = async (world) => {
  const asked = world.observer.list<Mine>(ASKED).slice(0, IN_ONE_GO);
  for (const { repId, leadId, offerId } of asked) {
    const actor = slackUser(repId);
    await world.services.claimOffer(world.ctx, { offerId, actor });
    if (world.random.chance(0.6)) await world.services.logTouch(world.ctx, { leadId, actor });
  }
  return `${asked[0]?.repId ?? 'nobody'} goes through ${asked.length} offers`;
};

/** A manager sees to what waits for somebody in the channel. */
const clearQueue: Deed = async (world) => {
  const repId = world.random.pick(MANAGERS) ?? 'mia';
  const waiting = world.observer.list<Mine>(UNROUTED).slice(0, IN_ONE_GO);
  for (const { leadId } of waiting) {
    await world.services.takeLead(world.ctx, { leadId, actor: slackUser(repId) });
  }
  return `${repId} takes ${waiting.length} leads out of the queue`;
};

/** What people do each day, so that the work does not grow without end. */
export const ROUTINE = { tidyUp, goThroughOffers, clearQueue };
