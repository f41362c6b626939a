/** Changes what is remembered of setting Baton up, one change after the other. */
import { readSetting, writeSetting } from '../../../db/workspace/settings-store.ts';
import type { Greetings, SetUp } from '../../../routing/model/workspace/set-up.ts';
import type { Step } from '../step.ts';

export const NOTHING_YET: SetUp = {
  greeted: {},
  source: null,
  testSentAt: null,
  testedAt: null,
  told: null,
  closedAt: null,
  shown: '',
};

/** Null: nobody was ever asked to set Baton up. */
export async function lockSetUp(step: Step): Promise<SetUp | null> {
  await step.ctx.db.mutex(step.tx, 'set_up');
  return readSetting(step.tx, 'set_up');
}

/** Nothing where nobody was asked to set Baton up. */
export async function changeSetUp(
  step: Step,
  change: (was: SetUp) => Partial<SetUp>,
): Promise<void> {
  const was = await lockSetUp(step);
  if (was) await writeSetting(step.tx, 'set_up', { ...was, ...change(was) });
}

export async function addGreetings(step: Step, more: Greetings): Promise<void> {
  await step.ctx.db.mutex(step.tx, 'set_up');
  const known = (await readSetting(step.tx, 'greetings')) ?? {};
  await writeSetting(step.tx, 'greetings', { ...more, ...known });
}
