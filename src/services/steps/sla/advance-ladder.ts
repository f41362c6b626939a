/** Lets a lead that nobody claims climb: to the next level, and at the top again and again. */
import { advanceClock, type ClockRecord } from '../../../db/delivery/clock-store.ts';
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import type { Calendar } from '../../../routing/availability/calendar.ts';
import type { ClockEvent } from '../../../routing/model/offer.ts';
import { ALWAYS } from '../../../routing/sla/clock-calendar.ts';
import { takeDueEvents } from '../../../routing/sla/due-events.ts';
import { planRepeat } from '../../../routing/sla/plan-ladder.ts';
import { personAt } from '../../views/escalation/escalation-levels.ts';
import { poolOfLead } from '../../views/escalation/escalation-path.ts';
import { loadPolicyVersion } from '../../workspace/load-policy.ts';
import { redrawEscalation } from '../offer/end-offer.ts';
import { loadTeam } from '../placing/load-team.ts';
import { audit, type Step } from '../step.ts';
import { tellEscalation } from '../telling/tell-escalation.ts';
import type { Ticking } from './advance-claim.ts';
import { endLadder } from './ladder.ts';
import { poolCalendar } from './window/calendar-of.ts';

/** Where somebody above the reps has to see to it. */
const CLIMBS = new Set<LeadRecord['state']>(['offered', 'held']);

export async function advanceLadder(step: Step, { clock, lead }: Ticking): Promise<void> {
  if (!CLIMBS.has(lead.state)) return endLadder(step, lead.id);
  const { due, fired } = takeDueEvents(clock, step.now);
  const isTop = fired === clock.events.length;
  const again = isTop && due.length > 0 ? await repeatOf(step, { clock, lead }) : null;
  const events = again ? [...clock.events, again] : clock.events;
  const next = events[fired];
  const nextEventAt = next ? new Date(next.at) : null;
  if (!(await advanceClock(step.tx, clock, { fired, nextEventAt, events }))) return;
  for (const event of due) await climb(step, { clock, lead }, event);
  // The card says what is planned now, and that whoever was on it has had their hour.
  await redrawEscalation(step, lead.id);
}

async function climb(step: Step, { clock, lead }: Ticking, event: ClockEvent): Promise<void> {
  const { to = 'channel', again = false, at: due } = event;
  await audit(step, {
    action: 'sla.climbed',
    subject: clock.id,
    leadId: lead.id,
    data: { to, again, due },
  });
  await tellEscalation(step, lead, { poolId: null, level: to, again });
}

async function repeatOf(step: Step, { clock, lead }: Ticking): Promise<ClockEvent | null> {
  const calendar = await hoursOf(step, { clock, lead });
  return planRepeat(clock, { calendar, now: step.now });
}

/** Nobody is called all night where the tier counts hours: the pool's, else of who is called. */
async function hoursOf({ tx, now }: Step, { clock, lead }: Ticking): Promise<Calendar> {
  const policy = await loadPolicyVersion(tx, clock.policyVersion);
  const hours = policy?.tier(clock.tier).hours ?? 'always';
  if (hours === 'always') return ALWAYS;
  const pool = policy?.pools.get((await poolOfLead(tx, lead.id)) ?? '');
  if (hours === 'pool' && pool) return poolCalendar(tx, pool);
  const person = await personAt(tx, topOf(clock), lead.id);
  const member = person && (await loadTeam(tx, now)).get(person.id);
  return member?.presence.calendar ?? ALWAYS;
}

function topOf({ events }: Pick<ClockRecord, 'events'>) {
  return events.findLast(({ to }) => to !== undefined)?.to ?? 'channel';
}
