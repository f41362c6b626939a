/** Promises each of these reps the one message that says what Baton is. */
import type { RepRecord } from '../../../db/workspace/team-store.ts';
import { audit, promise, type Step } from '../step.ts';
import { addGreetings } from './change-set-up.ts';

/** `by` is who had them told, by roster id; null where Baton noticed by itself. */
export async function greetReps(
  step: Step,
  { reps, by }: { reps: readonly RepRecord[]; by: string | null },
): Promise<void> {
  const at = step.now.toISOString();
  await addGreetings(step, Object.fromEntries(reps.map(({ id }) => [id, { at }])));
  for (const { id: repId } of reps) {
    await audit(step, { action: 'rep.greeted', subject: repId, data: { by } });
    await promise(step, {
      destination: 'slack',
      kind: 'greeting',
      leadId: null,
      payload: { repId, by },
      urgency: -1,
    });
  }
}
