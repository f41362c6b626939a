/** Keeps which systems do not let us ask, and tells people once of each. */
import { readSetting, writeSetting } from '../../db/workspace/settings-store.ts';
import type { AppError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { audit, inStep, promise, type Step } from '../steps/step.ts';

const INTAKE = { kind: 'system', part: 'intake' } as const;

/** Once until it lets us ask again. */
export async function recordDenial(
  ctx: Context,
  system: string,
  { details }: AppError,
): Promise<void> {
  if ((await readSetting(ctx.db.read, 'fetch_denied'))?.[system]) return;
  await inStep(ctx, INTAKE, async (step) => {
    await ctx.db.mutex(step.tx, 'fetch_denied');
    const known = (await readSetting(step.tx, 'fetch_denied')) ?? {};
    if (known[system]) return;
    const since = step.now.toISOString();
    const denial = { since, variable: String(details.variable), word: String(details.word) };
    await writeSetting(step.tx, 'fetch_denied', { ...known, [system]: denial });
    await audit(step, { action: 'fetch.denied', subject: system, data: denial });
    await promise(step, {
      destination: 'slack',
      kind: 'notice',
      leadId: null,
      stream: `fetch-denied:${system}`,
      payload: { notice: 'fetch_denied', system },
      urgency: 1,
    });
  });
}

/** Something came: the token works. Called in the transaction that takes it in. */
export async function forgetDenial(step: Step, system: string): Promise<void> {
  if (!(await readSetting(step.tx, 'fetch_denied'))?.[system]) return;
  await step.ctx.db.mutex(step.tx, 'fetch_denied');
  const { [system]: denial, ...others } = (await readSetting(step.tx, 'fetch_denied')) ?? {};
  if (!denial) return;
  await writeSetting(step.tx, 'fetch_denied', others);
  await audit(step, { action: 'fetch.allowed', subject: system, data: { since: denial.since } });
}
