/** Asks each admin once, in Slack, to set Baton up; an installation that works is left alone. */
import type { Reader } from '../../db/database.ts';
import { findOutsideLead } from '../../db/leads/first-lead.ts';
import { readSetting, writeSetting } from '../../db/workspace/settings-store.ts';
import { listRepRecords, loadRepStates, type RepRecord } from '../../db/workspace/team-store.ts';
import type { Context } from '../context.ts';
import { lockSetUp, NOTHING_YET } from '../steps/onboarding/change-set-up.ts';
import { SET_UP_CARD, setUpSubject } from '../steps/onboarding/set-up-subject.ts';
import { audit, inStep, promise, type Step } from '../steps/step.ts';
import { adopt } from './adopt-installation.ts';

const CLOCK = { kind: 'system', part: 'clock' } as const;

/** Returns how many were asked. Call it as often as you like. */
export async function greetAdmins(ctx: Context): Promise<number> {
  if ((await findUnasked(ctx.db.read)).length === 0) return 0;
  return inStep(ctx, CLOCK, async (step) => {
    const known = await lockSetUp(step);
    if (!known && (await findOutsideLead(step.tx))) {
      await adopt(step);
      return 0;
    }
    const unasked = await findUnasked(step.tx);
    const at = step.now.toISOString();
    const fresh = Object.fromEntries(unasked.map(({ id }) => [id, at]));
    const was = known ?? NOTHING_YET;
    await writeSetting(step.tx, 'set_up', { ...was, greeted: { ...was.greeted, ...fresh } });
    for (const { id } of unasked) await ask(step, id);
    return unasked.length;
  });
}

async function findUnasked(from: Reader): Promise<RepRecord[]> {
  const setUp = await readSetting(from, 'set_up');
  if (setUp?.closedAt) return [];
  const states = await loadRepStates(from);
  return (await listRepRecords(from)).filter(
    ({ id, profile, slackUserId }) =>
      profile.role === 'admin' &&
      slackUserId !== null &&
      !setUp?.greeted[id] &&
      !states.get(id)?.deactivatedAt,
  );
}

async function ask(step: Step, repId: string): Promise<void> {
  await audit(step, { action: 'set_up.asked', subject: repId });
  await promise(step, {
    destination: 'slack',
    kind: SET_UP_CARD,
    leadId: null,
    stream: setUpSubject(repId),
    payload: { repId },
  });
}
