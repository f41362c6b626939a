import { listClocks } from '../../../src/db/delivery/clock-store.ts';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { CRM_EVENT_CONTRACT } from '../../../src/routing/contracts/crm-events.ts';
import { type CrmEventOutcome, takeCrmEvent } from '../../../src/services/intake/take-crm-event.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { loadSla } from '../../../src/services/reports/load-sla.ts';
import { type Asked, offeredLead } from '../../support/cast.ts';
import { MONDAY, type World } from '../../support/world.ts';

/** So many minutes after the world began. */
export const minute = (n: number) => new Date(MONDAY.getTime() + n * 60_000).toISOString();

export type Body = Record<string, unknown>;

/** As the door would hand it on. */
export function tell(world: World, body: Body): Promise<CrmEventOutcome> {
  const read = CRM_EVENT_CONTRACT.read(body);
  if ('refused' in read) throw new Error(JSON.stringify(read.refused));
  const bytes = Buffer.from(JSON.stringify(body));
  const event = read.value;
  const contentType = 'application/json';
  return takeCrmEvent(world.ctx, { source: { id: 'hubspot' }, event, body: bytes, contentType });
}

/** `applied`, `duplicate`, or why it changed nothing. */
export async function saidOf(world: World, body: Body): Promise<string> {
  const told = await tell(world, body);
  return told.outcome === 'recorded' ? told.why.code : told.outcome;
}

/** A lead that its rep claimed a minute after the world began; the first touch is due at 241. */
export async function claimedLead(world: World): Promise<Asked> {
  const asked = await offeredLead(world);
  await world.advance('1m');
  await claimOffer(world.ctx, asked);
  await world.settle();
  return asked;
}

export async function leadOf({ db }: World, leadId: string) {
  const lead = await findLead(db.read, leadId);
  if (!lead) throw new Error(`There is no lead ${leadId}.`);
  return lead;
}

/** A call that the owner made four minutes after the claim. */
export const call = (lead: { leadId: string; repId: string }, more: Body = {}): Body => ({
  type: 'activity',
  kind: 'call',
  id: 'act_1',
  at: minute(5),
  lead_id: lead.leadId,
  owner: lead.repId,
  ...more,
});

export async function touchClock({ db }: World, leadId: string) {
  const clock = (await listClocks(db.read, leadId)).find(({ kind }) => kind === 'first_touch');
  if (!clock) throw new Error('No first touch is promised.');
  return clock;
}

/** In the report: how many first touches were in time, and how long the last took. */
export async function touchPromises(world: World) {
  const until = new Date(world.ctx.clock.now().getTime() + 1);
  const { total } = await loadSla(world.ctx, { since: MONDAY, until, by: 'tier' });
  const { kept, missed } = total.promises.first_touch;
  return { kept, missed, took: total.stretches.claim_to_touch.wall.medianMs };
}
