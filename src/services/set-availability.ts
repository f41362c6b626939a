/** Sets a rep Away or back: unclaimed offers of somebody who leaves go to others, without blame. */
import { lockLead } from '../db/lead-store.ts';
import { listOpenOffersOf } from '../db/offer-store.ts';
import { findRepById, type RepRecord } from '../db/team-store.ts';
import { type Actor, hasRole } from '../routing/model/actor.ts';
import type { Context } from './context.ts';
import { changeRepState } from './steps/change-rep-state.ts';
import { drainForChange } from './steps/drain.ts';
import { endOffer, redrawEscalation } from './steps/end-offer.ts';
import { findPerformer, type Performer, type Refusal, refuse } from './steps/permission.ts';
import { placeLead } from './steps/place-lead.ts';
import { audit, inStep, type Step } from './steps/step.ts';

export type AvailabilityOutcome =
  | { outcome: 'away'; name: string; until: Date | null; moved: number }
  | { outcome: 'back'; name: string }
  | { outcome: 'unknown_rep' }
  | Refusal;

export interface Availability {
  repId: string;
  /** Null: back. `until` null: until back by hand. */
  away: { until: Date | null } | null;
  coverId?: string | null;
  actor: Actor;
}

/** Everybody sets their own; managers and admins set anybody's. */
export async function setAvailability(
  ctx: Context,
  input: Availability,
): Promise<AvailabilityOutcome> {
  return inStep(ctx, input.actor, async (step) => {
    const performer = await findPerformer(step.tx, input.actor);
    if (!performer) return { outcome: 'stranger' };
    const rep = await findRepById(step.tx, input.repId);
    if (!rep) return { outcome: 'unknown_rep' };
    if (!maySet(performer, rep)) return refuse(step.tx, 'manager');
    await save(step, rep, input);
    const { name } = rep.profile;
    if (input.away) {
      const moved = await passOffersOn(step, rep.id);
      return { outcome: 'away', name, until: input.away.until, moved };
    }
    await drainForChange(step);
    return { outcome: 'back', name };
  });
}

function maySet(performer: Performer, rep: RepRecord): boolean {
  return performer.rep?.id === rep.id || hasRole(performer.role, 'manager');
}

async function save(step: Step, rep: RepRecord, { away, coverId }: Availability): Promise<void> {
  await changeRepState(step, rep.id, {
    away: away !== null,
    awayUntil: away?.until ?? null,
    ...(coverId === undefined ? {} : { coverId }),
  });
  await audit(step, {
    action: away ? 'rep.away' : 'rep.back',
    subject: rep.id,
    data: { until: away?.until?.toISOString() ?? null },
  });
}

/** Rule 31: unclaimed offers are withdrawn with the turn, and drawn again; claimed leads stay. */
async function passOffersOn(step: Step, repId: string): Promise<number> {
  let moved = 0;
  for (const offer of await listOpenOffersOf(step.tx, repId)) {
    const lead = await lockLead(step.ctx.db, step.tx, offer.leadId);
    const ended =
      lead &&
      (await endOffer(step, offer, {
        lead,
        end: { state: 'withdrawn', reason: 'away', refund: true, assignment: 'rerouted' },
      }));
    if (!ended) continue;
    await audit(step, {
      action: 'offer.withdrawn',
      subject: offer.id,
      leadId: lead.id,
      data: { rep: repId, reason: 'away' },
    });
    await redrawEscalation(step, lead.id);
    await placeLead(step, lead, 'away');
    moved += 1;
  }
  return moved;
}
