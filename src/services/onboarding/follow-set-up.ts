/** Follows how far setting Baton up has come, and draws the cards of the admins again for news. */
import { createHash } from 'node:crypto';
import type { Reader } from '../../db/database.ts';
import { findOutsideLead } from '../../db/leads/first-lead.ts';
import { readSetting } from '../../db/workspace/settings-store.ts';
import type { SetUpView } from '../../routing/model/cards/set-up-cards.ts';
import type { SetUp } from '../../routing/model/workspace/set-up.ts';
import type { Context } from '../context.ts';
import { changeSetUp, lockSetUp } from '../steps/onboarding/change-set-up.ts';
import { SET_UP_CARD, setUpSubject } from '../steps/onboarding/set-up-subject.ts';
import { audit, inStep, promise, type Step } from '../steps/step.ts';
import { loadSetUpSteps } from './load-set-up-steps.ts';

const CLOCK = { kind: 'system', part: 'clock' } as const;

/** Who has not set it up by then does it from Home: nothing is looked at for ever. */
const FOLLOWED_MS = 30 * 86_400_000;

/** Poked by every commit; once all is done it ends after one small read. Returns 1 for news. */
export async function followSetUp(ctx: Context): Promise<number> {
  const setUp = await readSetting(ctx.db.read, 'set_up');
  if (!setUp || setUp.closedAt || isOld(setUp, ctx.clock.now())) return 0;
  const { shown } = await lookAt(ctx.db.read, setUp);
  if (shown === setUp.shown) return 0;
  await inStep(ctx, CLOCK, follow);
  return 1;
}

async function follow(step: Step): Promise<void> {
  const was = await lockSetUp(step);
  if (!was || was.closedAt) return;
  const { shown, source, view } = await lookAt(step.tx, was);
  if (shown === was.shown) return;
  const closedAt = isOver(view) ? step.now.toISOString() : null;
  await changeSetUp(step, () => ({ source, shown, closedAt }));
  if (closedAt) await audit(step, { action: 'set_up.done', subject: 'set_up' });
  for (const repId of Object.keys(was.greeted)) {
    await promise(step, {
      destination: 'slack',
      kind: `${SET_UP_CARD}_update`,
      leadId: null,
      stream: setUpSubject(repId),
      payload: { repId },
    });
  }
}

/** Counted from when the last admin was asked. */
function isOld({ greeted }: SetUp, now: Date): boolean {
  const last = Math.max(0, ...Object.values(greeted).map((at) => Date.parse(at)));
  return now.getTime() - last > FOLLOWED_MS;
}

/** Every step is done, and whether to tell the reps is settled. */
function isOver({ channel, source, testLead, told, untold }: SetUpView): boolean {
  const isDone = channel.is === 'done' && source !== null && testLead === 'done';
  return isDone && (told !== null || untold === 0);
}

async function lookAt(
  from: Reader,
  setUp: SetUp,
): Promise<{ view: SetUpView; source: SetUp['source']; shown: string }> {
  const source = setUp.source ?? (await findOutsideLead(from));
  const view = await loadSetUpSteps(from, { ...setUp, source });
  const shown = createHash('sha256').update(JSON.stringify(view)).digest('hex').slice(0, 16);
  return { view, source, shown };
}
