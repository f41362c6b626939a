/** Takes an installation that works already as set up: nobody of it is asked or told anything. */
import { writeSetting } from '../../db/workspace/settings-store.ts';
import { listRepRecords } from '../../db/workspace/team-store.ts';
import { actorName } from '../../routing/model/actor.ts';
import type { Context } from '../context.ts';
import { addGreetings, lockSetUp, NOTHING_YET } from '../steps/onboarding/change-set-up.ts';
import { audit, inStep, type Step } from '../steps/step.ts';

const CLOCK = { kind: 'system', part: 'clock' } as const;

/** Nothing where somebody was asked to set it up. */
export function adoptInstallation(ctx: Context): Promise<{ outcome: 'adopted' | 'unchanged' }> {
  return inStep(ctx, CLOCK, async (step) => {
    if (await lockSetUp(step)) return { outcome: 'unchanged' };
    await adopt(step);
    return { outcome: 'adopted' };
  });
}

export async function adopt(step: Step): Promise<void> {
  const at = step.now.toISOString();
  const people = await listRepRecords(step.tx);
  const by = actorName(step.actor);
  await addGreetings(step, Object.fromEntries(people.map(({ id }) => [id, { at, before: true }])));
  await writeSetting(step.tx, 'set_up', {
    ...NOTHING_YET,
    source: { id: 'before', at },
    testSentAt: at,
    testedAt: at,
    told: { how: 'told', people: people.length, by, at },
    closedAt: at,
  });
  await audit(step, { action: 'set_up.adopted', subject: 'set_up', data: { reps: people.length } });
}
