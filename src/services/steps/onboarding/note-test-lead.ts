/** Notes that a test lead was asked for, or claimed: a step of setting Baton up. */
import { readSetting } from '../../../db/workspace/settings-store.ts';
import type { Step } from '../step.ts';
import { changeSetUp } from './change-set-up.ts';

export async function noteTestLead(step: Step, what: 'testSentAt' | 'testedAt'): Promise<void> {
  const setUp = await readSetting(step.tx, 'set_up');
  if (!setUp || setUp[what] !== null) return;
  await changeSetUp(step, (was) => ({ [what]: was[what] ?? step.now.toISOString() }));
}
