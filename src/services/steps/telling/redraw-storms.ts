/** Promises that the messages about many leads follow what happens to one of them. */
import { listStormsOf } from '../../../db/delivery/storm-store.ts';
import { promiseOnce, type Step } from '../step.ts';

/** People who take care of one lead after the other see one edit, not ten. */
const REDRAW_JOIN_MS = 1_000;

/** Call it with the lead locked. */
export async function redrawStorms(step: Step, leadId: string): Promise<void> {
  for (const stormId of await listStormsOf(step.tx, leadId)) await redrawStorm(step, stormId);
}

export async function redrawStorm(step: Step, stormId: string): Promise<void> {
  await promiseOnce(step, {
    destination: 'slack',
    kind: 'escalation_storm_update',
    leadId: null,
    stream: `storm:${stormId}`,
    payload: { stormId },
    dueAt: new Date(step.now.getTime() + REDRAW_JOIN_MS),
  });
}
