/**
 * Begins time off that starts, then fires what has come due on the SLA clocks, once: reminder,
 * breach, escalation, reroute, the next level, the end of a snooze; then what waits in quarantine,
 * and the lists for the morning.
 * While Slack is down nobody can answer, so no clock fires.
 */
import { findClock, listDueClocks } from '../../db/delivery/clock-store.ts';
import { lockLead } from '../../db/leads/lead-store.ts';
import { toAppError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { beginDueTimeOff } from '../hours/begin-due-time-off.ts';
import { sendDueMornings } from '../mornings/send-due-mornings.ts';
import { findOutage } from '../outage/find-outage.ts';
import { reviewQuarantine } from '../quarantine/review-quarantine.ts';
import { advanceClaim } from '../steps/sla/advance-claim.ts';
import { advanceLadder } from '../steps/sla/advance-ladder.ts';
import { advanceTouch } from '../steps/sla/advance-touch.ts';
import { advanceSnooze } from '../steps/snooze/advance-snooze.ts';
import { inStep } from '../steps/step.ts';

const SLA = { kind: 'system', part: 'sla' } as const;
const BATCH = 200;

const ADVANCE = {
  claim: advanceClaim,
  first_touch: advanceTouch,
  next_touch: advanceTouch,
  snooze: advanceSnooze,
  ladder: advanceLadder,
} as const;

/** Works through everything due now, in due order. Returns how much it dealt with. */
export async function advanceSlas(ctx: Context): Promise<number> {
  // After a downtime an offer of somebody whose time off began goes on before it counts as missed.
  let moved = await beginDueTimeOff(ctx);
  if (await findOutage(ctx.db.read, 'slack')) return moved;
  for (;;) {
    const due = await listDueClocks(ctx.db.read, ctx.clock.now(), BATCH);
    const results = await Promise.all(due.map((id) => tryToAdvance(ctx, id)));
    moved += results.filter(Boolean).length;
    if (due.length < BATCH || !results.some(Boolean)) break;
  }
  return moved + (await reviewQuarantine(ctx)) + (await sendDueMornings(ctx));
}

/** One that fails is logged, tried again at the next tick, and does not hold up the others. */
async function tryToAdvance(ctx: Context, clockId: string): Promise<boolean> {
  try {
    return await advanceOne(ctx, clockId);
  } catch (thrown) {
    const err = toAppError(thrown);
    ctx.log.error({ clockId, code: err.code, err }, 'An SLA clock failed; it is tried again.');
    return false;
  }
}

/** The lead is locked before the clock, as everywhere: a click and a tick meet in that order. */
async function advanceOne(ctx: Context, clockId: string): Promise<boolean> {
  return inStep(ctx, SLA, async (step) => {
    if (await findOutage(step.tx, 'slack')) return false;
    const known = await findClock(step.tx, clockId);
    const lead = known && (await lockLead(ctx.db, step.tx, known.leadId));
    const clock = lead && (await findClock(step.tx, clockId));
    if (!lead || !clock?.nextEventAt || clock.nextEventAt > step.now) return false;
    await ADVANCE[clock.kind](step, { clock, lead });
    return true;
  });
}
